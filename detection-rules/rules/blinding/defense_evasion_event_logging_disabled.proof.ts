import { proof, set, sysmonStart } from '../../proof';

const WEVTUTIL = 'C:\\Windows\\System32\\wevtutil.exe';
const REG = 'C:\\Windows\\System32\\reg.exe';

export default proof({
  plain: true,
  hits: [
    set(
      "Sysmon's channel is switched off",
      sysmonStart({
        image: WEVTUTIL,
        commandLine: 'wevtutil.exe sl Microsoft-Windows-Sysmon/Operational /e:false /q:true',
      })
    ),
    set(
      'the PowerShell channel is switched off with the long words, in capitals',
      sysmonStart({
        image: WEVTUTIL,
        commandLine: 'WEVTUTIL SET-LOG Microsoft-Windows-PowerShell/Operational /ENABLED:FALSE',
      })
    ),
    set(
      'the trace session of the Security log is stopped',
      sysmonStart({
        image: 'C:\\Windows\\System32\\logman.exe',
        originalFileName: 'Logman.exe',
        commandLine: 'logman stop EventLog-Security -ets',
      })
    ),
    set(
      'the MiniNt key makes Windows believe that it is an installer without logs',
      sysmonStart({
        image: REG,
        commandLine: 'reg  add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\MiniNT" /f',
      })
    ),
    set(
      'logging of script blocks is switched off by a renamed reg',
      sysmonStart({
        image: 'C:\\Users\\Public\\r.exe',
        originalFileName: 'reg.exe',
        commandLine:
          'r.exe add HKLM\\Software\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging /v EnableScriptBlockLogging /t REG_DWORD /d 0 /f',
      })
    ),
  ],
  misses: [
    set(
      'a channel is switched on',
      sysmonStart({
        image: WEVTUTIL,
        commandLine: 'wevtutil sl Microsoft-Windows-DriverFrameworks-UserMode/Operational /e:true',
      })
    ),
    set(
      'the settings of a channel are read',
      sysmonStart({
        image: WEVTUTIL,
        commandLine: 'wevtutil get-log Microsoft-Windows-PowerShell/Operational',
      })
    ),
    set(
      'the sessions are listed',
      sysmonStart({
        image: 'C:\\Windows\\System32\\logman.exe',
        originalFileName: 'Logman.exe',
        commandLine: 'logman query EventLog-Security -ets',
      })
    ),
    set(
      'the keys of a channel are read',
      sysmonStart({
        image: REG,
        commandLine:
          'reg query HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels\\Security /v Enabled',
      })
    ),
    set(
      'logging of script blocks is switched on',
      sysmonStart({
        image: REG,
        commandLine:
          'reg add HKLM\\Software\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging /v EnableScriptBlockLogging /t REG_DWORD /d 1 /f',
      })
    ),
  ],
});
