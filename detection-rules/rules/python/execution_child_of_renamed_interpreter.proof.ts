import { after, proof, set, sysmonStart } from '../../proof';

const FALSE_NAME = 'C:\\Users\\ada\\AppData\\Roaming\\update.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a renamed Python starts Firefox',
      sysmonStart({
        image: FALSE_NAME,
        commandLine: 'update.exe job.py',
        originalFileName: 'python.exe',
        process: 'hidden',
      }),
      after(
        20,
        sysmonStart({
          image: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
          commandLine: 'firefox.exe https://files.example.org/upload',
          parentImage: FALSE_NAME,
          parent: 'hidden',
        })
      )
    ),
    set(
      'a renamed windowless Python starts a shell after half an hour',
      sysmonStart({
        image: 'C:\\ProgramData\\Spooler.exe',
        commandLine: 'Spooler.exe wait.py',
        originalFileName: 'pythonw.exe',
        process: 'hidden',
      }),
      after(
        1_800,
        sysmonStart({
          image: 'C:\\Windows\\System32\\cmd.exe',
          commandLine: 'cmd /c copy D:\\extract\\*.csv E:\\egress',
          originalFileName: 'Cmd.Exe',
          parentImage: 'C:\\ProgramData\\Spooler.exe',
          parent: 'hidden',
        })
      )
    ),
    set(
      'a renamed PowerShell starts an archiver',
      sysmonStart({
        image: 'C:\\work\\calc1.exe',
        commandLine: 'calc1.exe -File pack.ps1',
        originalFileName: 'PowerShell.EXE',
        process: 'hidden',
      }),
      after(
        3,
        sysmonStart({
          image: 'C:\\Program Files\\7-Zip\\7z.exe',
          commandLine: '7z a out.7z D:\\extract',
          parentImage: 'C:\\work\\calc1.exe',
          parent: 'hidden',
        })
      )
    ),
  ],
  misses: [
    set(
      'Python under its own name starts a child',
      sysmonStart({ image: 'C:\\Python310\\python.exe', originalFileName: 'python.exe', process: 'py' }),
      after(
        5,
        sysmonStart({
          image: 'C:\\Windows\\System32\\cmd.exe',
          originalFileName: 'Cmd.Exe',
          parentImage: 'C:\\Python310\\python.exe',
          parent: 'py',
        })
      )
    ),
    set(
      'a renamed Python and, beside it, a child of the desktop',
      sysmonStart({ image: FALSE_NAME, originalFileName: 'python.exe', process: 'hidden' }),
      after(5, sysmonStart({ image: 'C:\\Windows\\System32\\notepad.exe', originalFileName: 'NOTEPAD.EXE' }))
    ),
    set(
      'a renamed Python gets nothing but a console window',
      sysmonStart({ image: FALSE_NAME, originalFileName: 'python.exe', process: 'hidden' }),
      after(
        1,
        sysmonStart({
          image: 'C:\\Windows\\System32\\conhost.exe',
          originalFileName: 'CONHOST.EXE',
          parentImage: FALSE_NAME,
          parent: 'hidden',
        })
      )
    ),
  ],
});
