import { auditedStart, proof, set, sysmonStart } from '../../proof';

const WEVTUTIL = 'C:\\Windows\\System32\\wevtutil.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'wevtutil with its short word, quoted path and capitals',
      sysmonStart({ image: WEVTUTIL, commandLine: '"C:\\WINDOWS\\system32\\WevtUtil.EXE" CL Security' })
    ),
    set(
      'a copy of wevtutil under another name, with the long word and a backup',
      sysmonStart({
        image: 'C:\\Users\\Public\\update.exe',
        originalFileName: 'wevtutil.exe',
        commandLine: 'update.exe  clear-log "Microsoft-Windows-Sysmon/Operational" /bu:C:\\Temp\\a.evtx',
      })
    ),
    set(
      'Clear-EventLog in a PowerShell that a notebook started',
      sysmonStart({
        image: POWERSHELL,
        originalFileName: 'PowerShell.EXE',
        commandLine: 'powershell -nop -c "Get-EventLog -List | % { clear-eventlog $_.Log }"',
        parentImage: 'C:\\ProgramData\\Anaconda3\\python.exe',
      })
    ),
    set(
      'WMI empties the log, seen by the Security log only',
      auditedStart({
        image: 'C:\\Windows\\System32\\wbem\\WMIC.exe',
        commandLine: 'wmic nteventlog where "logfilename=\'Security\'" call ClearEventlog',
      })
    ),
  ],
  misses: [
    set(
      'an administrator reads the settings of a log',
      sysmonStart({ image: WEVTUTIL, commandLine: 'wevtutil gl Security' })
    ),
    set(
      'the last errors are queried by wevtutil',
      sysmonStart({ image: WEVTUTIL, commandLine: 'wevtutil.exe qe System /c:5 /rd:true /f:text' })
    ),
    set(
      'somebody searches scripts for the word',
      sysmonStart({
        image: 'C:\\Windows\\System32\\findstr.exe',
        commandLine: 'findstr /s /i "Clear-EventLog" I:\\ingress\\*.ps1',
      })
    ),
    set(
      'WMI lists the logs',
      auditedStart({
        image: 'C:\\Windows\\System32\\wbem\\WMIC.exe',
        commandLine: 'wmic nteventlog get LogfileName,NumberOfRecords',
      })
    ),
  ],
});
