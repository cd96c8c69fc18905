import { proof, security, set } from '../../proof';

const changed = (program: string, user?: string) =>
  security({
    code: 4616,
    task: 'Security State Change',
    ...(user && { user }),
    data: {
      PreviousTime: '2026-11-23T10:14:02.1230000Z',
      NewTime: '2026-11-22T22:00:00.0000000Z',
      ProcessId: '0x1f24',
      ProcessName: program,
    },
  });

export default proof({
  plain: true,
  hits: [
    set('the clock is set in the control panel', changed('C:\\Windows\\System32\\rundll32.exe')),
    set(
      'PowerShell sets it',
      changed('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', 'admin')
    ),
    set('a program in a user folder calls SetSystemTime', changed('C:\\Users\\Public\\svchost.exe')),
  ],
  misses: [
    set(
      "Windows' time service corrects the clock",
      changed('C:\\Windows\\System32\\svchost.exe', 'NT AUTHORITY\\LOCAL SERVICE')
    ),
    set(
      'the same with the drive and folders in capitals',
      changed('C:\\WINDOWS\\SYSTEM32\\SVCHOST.EXE', 'NT AUTHORITY\\LOCAL SERVICE')
    ),
    set(
      "the hypervisor's tools correct the clock after a pause",
      changed('C:\\Program Files\\VMware\\VMware Tools\\vmtoolsd.exe', 'NT AUTHORITY\\SYSTEM')
    ),
  ],
});
