import { proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  hits: [
    set(
      'Python starts a compiler for the first time',
      sysmonStart({
        image: 'C:\\msys64\\ucrt64\\bin\\g++.exe',
        commandLine: 'g++ -O2 a.cpp',
        parentImage: PYTHON,
      })
    ),
    set(
      'a windowless Python starts a viewer',
      sysmonStart({
        image: 'C:\\Program Files\\IrfanView\\i_view64.exe',
        commandLine: 'i_view64.exe plot.png',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\PYTHONW.EXE',
      })
    ),
    set(
      'Python starts git',
      sysmonStart({
        image: 'C:\\Program Files\\Git\\cmd\\git.exe',
        commandLine: 'git rev-parse HEAD',
        parentImage: 'C:\\Python312\\python3.12.exe',
      })
    ),
  ],
  misses: [
    set('the desktop starts a viewer', sysmonStart({ image: 'C:\\Program Files\\IrfanView\\i_view64.exe' })),
    set('Python starts its own worker', sysmonStart({ image: PYTHON, parentImage: PYTHON })),
    set(
      'Windows gives Python a console window',
      sysmonStart({
        image: 'C:\\Windows\\System32\\conhost.exe',
        originalFileName: 'CONHOST.EXE',
        parentImage: PYTHON,
      })
    ),
  ],
});
