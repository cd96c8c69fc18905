import { auditedStart, excepted, proof, set, sysmonStart } from '../../proof';

const SC = 'C:\\Windows\\System32\\sc.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  plain: true,
  hits: [
    set('Winlogbeat is stopped', sysmonStart({ image: SC, commandLine: 'sc stop winlogbeat' })),
    set(
      'Sysmon no longer starts with the machine',
      sysmonStart({
        image: SC,
        commandLine: '"C:\\WINDOWS\\System32\\SC.EXE" CONFIG Sysmon64 start= DISABLED',
      })
    ),
    set(
      'net stops the event log by its long name',
      sysmonStart({
        image: 'C:\\Windows\\System32\\net.exe',
        commandLine: 'net stop "Windows Event Log" /y',
      })
    ),
    set(
      'PowerShell stops the service without asking',
      sysmonStart({
        image: POWERSHELL,
        originalFileName: 'PowerShell.EXE',
        commandLine: 'powershell.exe -w hidden stop-service -Name WinLogBeat -Force',
      })
    ),
    set(
      'a renamed taskkill ends the process',
      sysmonStart({
        image: 'C:\\Users\\Public\\tk.exe',
        originalFileName: 'taskkill.exe',
        commandLine: 'tk.exe /f /im winlogbeat.exe',
      })
    ),
    set(
      'WMI deletes the service, seen by the Security log',
      auditedStart({
        image: 'C:\\Windows\\System32\\wbem\\WMIC.exe',
        commandLine: 'wmic service where "name=\'winlogbeat\'" call StopService',
      })
    ),
  ],
  misses: [
    set('the service is queried', sysmonStart({ image: SC, commandLine: 'sc query winlogbeat' })),
    set(
      'Sysmon is set to start with the machine',
      sysmonStart({ image: SC, commandLine: 'sc config Sysmon64 start= auto' })
    ),
    set(
      'the printer service is stopped',
      sysmonStart({ image: 'C:\\Windows\\System32\\net.exe', commandLine: 'net stop spooler' })
    ),
    set(
      'PowerShell reads the state of the service',
      sysmonStart({ image: POWERSHELL, commandLine: 'powershell -c Get-Service winlogbeat, Sysmon64' })
    ),
    set(
      'an analysis that hangs is ended',
      sysmonStart({
        image: 'C:\\Windows\\System32\\taskkill.exe',
        commandLine: 'taskkill /f /im python.exe',
      })
    ),
    excepted(
      ({ person }) => ({ 'user.name': person('deploy') }),
      set(
        'the operators update Winlogbeat',
        sysmonStart({ image: SC, user: 'deploy', commandLine: 'sc stop winlogbeat' })
      )
    ),
  ],
});
