import { proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';
const SYSTEM32 = 'C:\\Windows\\System32';

export default proof({
  plain: true,
  hits: [
    set(
      'os.system runs a command',
      sysmonStart({
        image: `${SYSTEM32}\\cmd.exe`,
        commandLine: `${SYSTEM32}\\cmd.exe /c dir /s D:\\extract > C:\\Users\\ada\\list.txt`,
        originalFileName: 'Cmd.Exe',
        parentImage: PYTHON,
        parentCommandLine: 'python steps.py',
      })
    ),
    set(
      'a script has certutil fetch something',
      sysmonStart({
        image: `${SYSTEM32}\\certutil.exe`,
        commandLine: 'certutil -urlcache -f http://10.9.9.9/a.txt a.exe',
        originalFileName: 'CertUtil.exe',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\PythonW.exe',
      })
    ),
    set(
      'a renamed rundll32 under Python 3.11',
      sysmonStart({
        image: 'C:\\Users\\ada\\run.exe',
        commandLine: 'run.exe C:\\Users\\ada\\x.dll,Start',
        originalFileName: 'RUNDLL32.EXE',
        parentImage: 'C:\\Python311\\python3.11.exe',
      })
    ),
    set(
      'subprocess starts PowerShell 7 in mixed case',
      sysmonStart({
        image: 'C:\\Program Files\\PowerShell\\7\\PWSH.exe',
        commandLine: 'PwSh -NoLogo -Command "Get-Clipboard"',
        originalFileName: 'pwsh.dll',
        parentImage: 'C:\\Users\\ada\\AppData\\Local\\pypy\\pypy3.exe',
      })
    ),
  ],
  misses: [
    set(
      'the platform module asks for the version of Windows',
      sysmonStart({
        image: `${SYSTEM32}\\cmd.exe`,
        commandLine: `${SYSTEM32}\\cmd.exe /c "ver"`,
        originalFileName: 'Cmd.Exe',
        parentImage: PYTHON,
      })
    ),
    set(
      'IPython clears its screen',
      sysmonStart({
        image: `${SYSTEM32}\\cmd.exe`,
        commandLine: `${SYSTEM32}\\cmd.exe /c cls`,
        originalFileName: 'Cmd.Exe',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        parentCommandLine: 'python -m IPython',
      })
    ),
    set(
      'a person opens a shell and starts Python in it',
      sysmonStart({ image: `${SYSTEM32}\\cmd.exe`, originalFileName: 'Cmd.Exe' }),
      sysmonStart({ image: PYTHON, parentImage: `${SYSTEM32}\\cmd.exe`, commandLine: 'python analyse.py' })
    ),
    set(
      'pip starts Python to build a package',
      sysmonStart({
        image: PYTHON,
        commandLine: 'python setup.py bdist_wheel',
        parentImage: 'C:\\Python310\\Scripts\\pip.exe',
      })
    ),
  ],
});
