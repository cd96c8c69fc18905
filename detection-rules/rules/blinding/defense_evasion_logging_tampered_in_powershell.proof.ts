import { powershellClassic, proof, set } from '../../proof';

export default proof({
  hits: [
    set(
      'Clear-EventLog is typed into an open console',
      powershellClassic({ command: 'Clear-EventLog -LogName Security' })
    ),
    set(
      'the shipper is stopped by its alias, in small letters',
      powershellClassic({ command: 'spsv winlogbeat -force', user: 'admin' })
    ),
    set(
      'the console was started to clear the log',
      powershellClassic({
        code: 400,
        hostApplication: 'powershell.exe -nop -c wevtutil cl Microsoft-Windows-Sysmon/Operational',
      })
    ),
  ],
  misses: [
    set('the log is read', powershellClassic({ command: 'Get-EventLog -LogName Security -Newest 20' })),
    set(
      'the state of the shipper is read',
      powershellClassic({ command: 'Get-Service winlogbeat | Format-List', user: 'admin' })
    ),
    set(
      'the help on the command is read',
      powershellClassic({ code: 400, hostApplication: 'powershell.exe -c Get-Help Clear-EventLog' })
    ),
  ],
});
