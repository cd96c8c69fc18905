import { proof, set, sysmonStart } from '../../proof';

const FIREFOX = 'C:\\Program Files\\Mozilla Firefox\\firefox.exe';
const EDGE = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const VENV = 'C:\\venvs\\analysis\\Scripts\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'the case of the study: a script opens Firefox on an upload page',
      sysmonStart({
        image: FIREFOX,
        commandLine: `"${FIREFOX}" -new-window https://files.example.org/upload`,
        parentImage: 'C:\\Python310\\python.exe',
        parentCommandLine: 'python C:\\work\\model\\fit.py',
      })
    ),
    set(
      'Edge is driven without a window, through a debugging port',
      sysmonStart({
        image: EDGE,
        commandLine: `"${EDGE}" --headless --remote-debugging-port=9222 http://localhost:8888/`,
        parentImage: 'C:\\Users\\ada\\miniconda3\\PYTHONW.EXE',
        parentCommandLine: 'pythonw drive.py',
      })
    ),
    set(
      'a copy of Chrome under another name, started by the launcher of Python',
      sysmonStart({
        image: 'C:\\Users\\ada\\AppData\\Local\\Temp\\viewer.exe',
        commandLine: 'viewer.exe https://paste.example.org',
        originalFileName: 'chrome.exe',
        parentImage: 'C:\\Windows\\py.exe',
        parentCommandLine: 'py -3 show.py',
      })
    ),
    set(
      'a local address is only a part of another one',
      sysmonStart({
        image: FIREFOX,
        commandLine: `"${FIREFOX}" https://files.example.org/?next=http://localhost:8888/`,
        parentImage: VENV,
        parentCommandLine: 'python -c "import webbrowser"',
      })
    ),
    set(
      'Selenium starts its driver',
      sysmonStart({
        image: 'C:\\Users\\ada\\.cache\\selenium\\chromedriver.exe',
        commandLine: 'chromedriver.exe --port=51234',
        parentImage: 'C:\\Python312\\python3.12.exe',
        parentCommandLine: 'python3.12 scrape.py',
      })
    ),
  ],
  misses: [
    set(
      'Jupyter opens the default browser on localhost',
      sysmonStart({
        image: FIREFOX,
        commandLine: `"${FIREFOX}" -osint -url "http://localhost:8888/lab?token=9f"`,
        parentImage: VENV,
        parentCommandLine: `"${VENV}" -m jupyterlab`,
      })
    ),
    set(
      'a later Jupyter opens a file of its own that leads there',
      sysmonStart({
        image: EDGE,
        commandLine: `"${EDGE}" --single-argument file:///C:/Users/ada/AppData/Roaming/jupyter/runtime/jpserver-7720-open.html`,
        parentImage: VENV,
      })
    ),
    set(
      'a person opens the browser from the desktop',
      sysmonStart({ image: FIREFOX, commandLine: `"${FIREFOX}"` })
    ),
    set(
      'the browser starts a process of its own',
      sysmonStart({ image: EDGE, commandLine: `"${EDGE}" --type=renderer`, parentImage: EDGE })
    ),
    set(
      'the notebook shows a dashboard on its own machine',
      sysmonStart({
        image: EDGE,
        commandLine: `"${EDGE}" --single-argument http://127.0.0.1:8050/`,
        parentImage: 'C:\\Python310\\python.exe',
        parentCommandLine: 'python dash_app.py',
      })
    ),
  ],
});
