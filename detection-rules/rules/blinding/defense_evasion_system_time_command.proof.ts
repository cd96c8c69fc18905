import { auditedStart, proof, set, sysmonStart } from '../../proof';

const CMD = 'C:\\Windows\\System32\\cmd.exe';
const SC = 'C:\\Windows\\System32\\sc.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'the time is set by the shell',
      sysmonStart({ image: CMD, originalFileName: 'Cmd.Exe', commandLine: 'cmd.exe /c time 03:00' })
    ),
    set(
      'the date is set by the shell, quoted and in capitals, seen by the Security log',
      auditedStart({ image: CMD, commandLine: '"C:\\WINDOWS\\system32\\cmd.exe" /C "DATE 01-01-2020"' })
    ),
    set(
      'PowerShell puts the clock back by a day',
      sysmonStart({
        image: 'C:\\Program Files\\PowerShell\\7\\pwsh.exe',
        commandLine: 'pwsh -NoProfile -Command "set-date -Adjust -1.0:00:00"',
      })
    ),
    set(
      'the time service is disabled',
      sysmonStart({ image: SC, commandLine: 'sc  config W32Time start= disabled' })
    ),
    set(
      'the machine listens to a time server of its own',
      sysmonStart({
        image: 'C:\\Windows\\System32\\w32tm.exe',
        originalFileName: 'w32time.dll',
        commandLine: 'w32tm /config /update /manualpeerlist:10.20.7.99 /syncfromflags:manual',
      })
    ),
  ],
  misses: [
    set('the time is printed', sysmonStart({ image: CMD, commandLine: 'cmd /c time /t' })),
    set(
      'a build writes the date into a file, seen by the Security log',
      auditedStart({ image: CMD, commandLine: 'cmd.exe /c "date /t > E:\\work\\built.txt"' })
    ),
    set(
      'PowerShell prints the date',
      sysmonStart({
        image: 'C:\\Program Files\\PowerShell\\7\\pwsh.exe',
        commandLine: 'pwsh -Command "Get-Date -Format s"',
      })
    ),
    set('the time service is queried', sysmonStart({ image: SC, commandLine: 'sc query w32time' })),
    set(
      'the clock is compared with its server',
      sysmonStart({ image: 'C:\\Windows\\System32\\w32tm.exe', commandLine: 'w32tm /resync /rediscover' })
    ),
  ],
});
