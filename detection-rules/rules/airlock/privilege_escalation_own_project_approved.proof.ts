import { after, audit, linuxStart, proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';

export default proof({
  hits: [
    set(
      'a reviewer connects to the desktop, runs the analysis and votes on its result an hour later',
      sysmonStart({
        image: 'C:\\Windows\\System32\\rdpclip.exe',
        user: 'ada',
        parentImage: 'C:\\Windows\\System32\\svchost.exe',
      }),
      after(60, sysmonStart({ image: PYTHON, user: 'ada', commandLine: 'python.exe I:\\ingress\\fit.py' })),
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
      'an operator overrides the block of a project to whose Linux machine they are logged on',
      linuxStart({
        executable: '/usr/bin/bash',
        user: 'eve',
        commandLine: '-bash',
        parentExecutable: '/usr/sbin/sshd',
        parentCommandLine: 'sshd: eve@pts/0',
      }),
      after(120, audit({ action: 'override', by: 'eve', from: 'blocked_by_scan', to: 'in_review' }))
    ),
  ],
  misses: [
    set(
      'the researcher works, and another person votes',
      sysmonStart({ image: 'C:\\Windows\\System32\\rdpclip.exe', user: 'ada' }),
      after(3_600, audit({ action: 'vote', by: 'carol', from: 'in_review', to: 'in_review' }))
    ),
    set(
      'a reviewer works in one project and approves in another',
      sysmonStart({ image: 'C:\\Windows\\explorer.exe', user: 'bob' }),
      after(600, audit({ action: 'approve', by: 'bob', project: 'other', from: 'in_review', to: 'approved' }))
    ),
    set(
      'the scanner, which is logged on there, submits',
      linuxStart({
        executable: '/usr/bin/bash',
        user: 'scanner',
        commandLine: '-bash',
        parentExecutable: '/usr/sbin/sshd',
        parentCommandLine: 'sshd: scanner@notty',
      }),
      after(60, audit({ action: 'submit', by: 'scanner', to: 'submitted' }))
    ),
  ],
});
