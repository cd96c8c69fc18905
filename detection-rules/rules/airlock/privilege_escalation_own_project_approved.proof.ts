import { after, audit, linuxStart, proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';

export default proof({
  hits: [
    set(
      'a reviewer runs the analysis and votes on its result an hour later',
      sysmonStart({ image: PYTHON, user: 'ada', commandLine: 'python.exe I:\\ingress\\fit.py' }),
      after(3_600, audit({ action: 'vote', by: 'ada', from: 'in_review', to: 'in_review' }))
    ),
    set(
      'a reviewer opens a session on the desktop in the morning and approves in the afternoon',
      sysmonStart({
        image: 'C:\\WINDOWS\\Explorer.EXE',
        user: 'bob',
        parentImage: 'C:\\Windows\\System32\\userinit.exe',
      }),
      after(28_000, audit({ action: 'approve', by: 'bob', from: 'in_review', to: 'approved' }))
    ),
    set(
      'an operator overrides the block of a project on whose Linux machine they work',
      linuxStart({
        executable: '/usr/bin/python3.11',
        user: 'eve',
        commandLine: 'python3.11 /mnt/ingress/fit.py',
      }),
      after(120, audit({ action: 'override', by: 'eve', from: 'blocked_by_scan', to: 'in_review' }))
    ),
  ],
  misses: [
    set(
      'the researcher works, and another person votes',
      sysmonStart({ image: PYTHON, user: 'ada', commandLine: 'python.exe I:\\ingress\\fit.py' }),
      after(3_600, audit({ action: 'vote', by: 'carol', from: 'in_review', to: 'in_review' }))
    ),
    set(
      'a reviewer works in one project and approves in another',
      sysmonStart({ image: 'C:\\Windows\\explorer.exe', user: 'bob' }),
      after(600, audit({ action: 'approve', by: 'bob', project: 'other', from: 'in_review', to: 'approved' }))
    ),
    set(
      'the scanner, which also has an account there, submits',
      sysmonStart({ image: PYTHON, user: 'scanner', commandLine: 'python.exe D:\\scan.py' }),
      after(60, audit({ action: 'submit', by: 'scanner', to: 'submitted' }))
    ),
  ],
});
