import { proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';
const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

export default proof({
  hits: [
    set(
      'a script from the downloads of a person',
      sysmonStart({ image: PYTHON, commandLine: 'python C:\\Users\\ada\\Downloads\\model.py --all' })
    ),
    set(
      'a script named without its folder, run where it lies',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\PYTHONW.EXE',
        commandLine: 'PYTHONW.EXE Pasted.PYW',
        originalFileName: 'pythonw.exe',
        workingDirectory: 'C:\\work\\',
      })
    ),
    set(
      'a PowerShell script from a temporary folder',
      sysmonStart({
        image: POWERSHELL,
        commandLine:
          'powershell -ExecutionPolicy Bypass -File "C:\\Windows\\..\\Users\\ada\\AppData\\Local\\Temp\\a b.ps1"',
        originalFileName: 'PowerShell.EXE',
      })
    ),
    set(
      'an R script from the share that leads out',
      sysmonStart({
        image: 'C:\\Program Files\\R\\R-4.2.1\\bin\\Rscript.exe',
        commandLine: 'Rscript.exe E:\\egress\\later.R',
      })
    ),
  ],
  misses: [
    set(
      'a script that was delivered',
      sysmonStart({ image: PYTHON, commandLine: 'python I:\\ingress\\model\\fit.py' })
    ),
    set(
      'the same, in other letters and with slashes',
      sysmonStart({ image: PYTHON, commandLine: 'python i:/INGRESS/model/fit.py' })
    ),
    set('a module of Python itself', sysmonStart({ image: PYTHON, commandLine: 'python -m pip list' })),
    set(
      'the script that a package manager put beside Python',
      sysmonStart({
        image: PYTHON,
        commandLine: 'C:\\Python310\\python.exe C:\\Python310\\Scripts\\jupyter-lab-script.py',
      })
    ),
  ],
});
