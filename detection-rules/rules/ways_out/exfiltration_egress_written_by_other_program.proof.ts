import { proof, set, sysmonFile } from '../../proof';

export default proof({
  hits: [
    set(
      'PowerShell writes a file to the share',
      sysmonFile({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        path: 'E:\\egress\\notes.txt',
      })
    ),
    set(
      'an archiver writes a picture, with another spelling of the path',
      sysmonFile({ image: 'C:\\Program Files\\7-Zip\\7z.exe', path: 'e:\\Egress\\figures\\KM.PNG' })
    ),
    set(
      'a program in a user folder, under the name of a Windows service',
      sysmonFile({ image: 'C:\\Users\\Public\\svchost.exe', path: 'E:\\egress\\a\\b\\counts.csv' })
    ),
  ],
  misses: [
    set(
      'an analysis writes a table',
      sysmonFile({ image: 'C:\\ProgramData\\Anaconda3\\Python.exe', path: 'E:\\egress\\counts.csv' })
    ),
    set(
      'a figure is copied in the Explorer',
      sysmonFile({ image: 'C:\\WINDOWS\\Explorer.EXE', path: 'E:\\egress\\figures\\km.png' })
    ),
    set(
      'PowerShell writes to the folder of work',
      sysmonFile({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        path: 'E:\\egress-drafts\\notes.txt',
      })
    ),
    set(
      'R writes a table',
      sysmonFile({ image: 'C:\\Program Files\\R\\R-4.3.1\\bin\\x64\\Rscript.exe', path: 'E:\\egress\\a.csv' })
    ),
  ],
});
