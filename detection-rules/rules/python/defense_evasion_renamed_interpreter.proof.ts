import { proof, set, sysmonStart } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set(
      'Python copied and called after a spreadsheet program',
      sysmonStart({
        image: 'C:\\Users\\ada\\excel.exe',
        commandLine: 'excel.exe C:\\Users\\ada\\notes.txt',
        originalFileName: 'python.exe',
      })
    ),
    set(
      'a windowless Python called as a service host',
      sysmonStart({
        image: 'C:\\ProgramData\\svchost.exe',
        commandLine: '"C:\\ProgramData\\svchost.exe" -k netsvcs.py',
        originalFileName: 'PYTHONW.EXE',
      })
    ),
    set(
      'PowerShell under a short name, started from a script',
      sysmonStart({
        image: 'D:\\work\\ps.exe',
        commandLine: 'ps.exe -nop -c whoami',
        originalFileName: 'PowerShell.EXE',
        parentImage: 'C:\\Windows\\System32\\cmd.exe',
      })
    ),
  ],
  misses: [
    set(
      'Python under its own name in a virtual environment',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        commandLine: 'python fit.py',
        originalFileName: 'python.exe',
      })
    ),
    set(
      'Python under its versioned name',
      sysmonStart({
        image: 'C:\\Python311\\python3.11.exe',
        commandLine: 'python3.11 fit.py',
        originalFileName: 'python.exe',
      })
    ),
    set(
      'the launcher of a notebook, which says nothing of itself',
      sysmonStart({ image: 'C:\\venvs\\analysis\\Scripts\\jupyter-lab.exe', originalFileName: '-' })
    ),
    set(
      'PowerShell as Windows has it',
      sysmonStart({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        originalFileName: 'PowerShell.EXE',
      })
    ),
  ],
});
