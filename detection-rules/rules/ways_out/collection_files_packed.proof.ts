import { auditedStart, powershellClassic, proof, set, sysmonFile, sysmonStart } from '../../proof';

const SEVEN_ZIP = 'C:\\Program Files\\7-Zip\\7z.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  hits: [
    set(
      '7-Zip packs a folder',
      sysmonStart({
        image: SEVEN_ZIP,
        commandLine: '"C:\\Program Files\\7-Zip\\7z.exe" a E:\\work\\out.7z E:\\data',
      })
    ),
    set(
      "Windows' own tar packs, with capitals, seen by the Security log",
      auditedStart({
        image: 'C:\\Windows\\System32\\tar.exe',
        commandLine: 'TAR.EXE -czf C:\\Users\\Public\\t.dat -C E:\\data .',
      })
    ),
    set(
      'Compress-Archive in a PowerShell that a notebook started',
      sysmonStart({
        image: POWERSHELL,
        originalFileName: 'PowerShell.EXE',
        commandLine: 'powershell compress-archive -path E:\\data\\* -destinationpath E:\\work\\o.zip',
        parentImage: 'C:\\ProgramData\\Anaconda3\\python.exe',
      })
    ),
    set(
      'a renamed RAR moves files into an archive',
      sysmonStart({
        image: 'C:\\Users\\Public\\upd.exe',
        originalFileName: 'rar.exe',
        commandLine: 'upd.exe m -r x.bin E:\\data',
      })
    ),
    set(
      'Python writes a zip file itself',
      sysmonFile({ image: 'C:\\ProgramData\\Anaconda3\\python.exe', path: 'E:\\work\\Results.ZIP' })
    ),
  ],
  misses: [
    set(
      '7-Zip unpacks',
      sysmonStart({ image: SEVEN_ZIP, commandLine: '7z x I:\\ingress\\lib.zip -oE:\\work' })
    ),
    set(
      'tar lists, seen by the Security log',
      auditedStart({ image: 'C:\\Windows\\System32\\tar.exe', commandLine: 'tar -tf I:\\ingress\\lib.tgz' })
    ),
    set(
      'PowerShell unpacks',
      powershellClassic({ command: 'Expand-Archive -Path I:\\ingress\\lib.zip -DestinationPath E:\\work' })
    ),
    set(
      'the help on RAR is searched',
      sysmonStart({
        image: 'C:\\Windows\\System32\\findstr.exe',
        commandLine: 'findstr /i "rar a" C:\\doc\\rar.txt',
      })
    ),
    set(
      'Python writes a table',
      sysmonFile({ image: 'C:\\ProgramData\\Anaconda3\\python.exe', path: 'E:\\work\\results.csv' })
    ),
  ],
});
