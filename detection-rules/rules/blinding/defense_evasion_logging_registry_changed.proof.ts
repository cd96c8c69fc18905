import { excepted, proof, set, sysmonRegistry } from '../../proof';

const REG = 'C:\\Windows\\System32\\reg.exe';
const POLICIES = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell';

export default proof({
  plain: true,
  hits: [
    set(
      "Sysmon's channel is switched off",
      sysmonRegistry({
        image: REG,
        target:
          'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels\\Microsoft-Windows-Sysmon/Operational\\Enabled',
        details: 'DWORD (0x00000000)',
      })
    ),
    set(
      'Winlogbeat no longer starts, by a script',
      sysmonRegistry({
        image: 'C:\\ProgramData\\Anaconda3\\python.exe',
        target: 'HKLM\\System\\CurrentControlSet\\Services\\winlogbeat\\Start',
        details: 'DWORD (0x00000004)',
      })
    ),
    set(
      'script blocks are no longer logged, in another case',
      sysmonRegistry({
        image: 'C:\\Windows\\regedit.exe',
        target: `${POLICIES.toUpperCase()}\\ScriptBlockLogging\\EnableScriptBlockLogging`,
        details: 'DWORD (0x00000000)',
      })
    ),
    set(
      "the rules in the driver's key are overwritten",
      sysmonRegistry({
        image: 'C:\\Users\\Public\\svchost.exe',
        target: 'HKLM\\System\\CurrentControlSet\\Services\\SysmonDrv\\Parameters\\Rules',
        details: 'Binary Data',
      })
    ),
  ],
  misses: [
    set(
      'group policy sets logging of script blocks',
      sysmonRegistry({
        image: 'C:\\Windows\\System32\\svchost.exe',
        target: `${POLICIES}\\ScriptBlockLogging\\EnableScriptBlockLogging`,
        details: 'DWORD (0x00000001)',
      })
    ),
    set(
      'the execution policy for scripts is set, which records nothing',
      sysmonRegistry({ image: REG, target: `${POLICIES}\\ExecutionPolicy`, details: 'RemoteSigned' })
    ),
    set(
      'Sysmon writes its own rules',
      sysmonRegistry({
        image: 'C:\\Windows\\Sysmon64.exe',
        target: 'HKLM\\System\\CurrentControlSet\\Services\\SysmonDrv\\Parameters\\Rules',
        details: 'Binary Data',
      })
    ),
    excepted(
      ({ person }) => ({ 'user.name': person('deploy') }),
      set(
        'Winlogbeat is set up by the deployment',
        sysmonRegistry({
          image: 'C:\\Windows\\System32\\msiexec.exe',
          user: 'deploy',
          target: 'HKLM\\System\\CurrentControlSet\\Services\\winlogbeat\\Start',
          details: 'DWORD (0x00000002)',
        })
      )
    ),
  ],
});
