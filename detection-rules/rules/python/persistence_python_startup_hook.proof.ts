import { proof, set, sysmonFile } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a script leaves a path file beside the libraries',
      sysmonFile({ image: PYTHON, path: 'C:\\venvs\\analysis\\Lib\\site-packages\\zzz-init.pth' })
    ),
    set(
      'PowerShell writes a sitecustomize module',
      sysmonFile({
        image: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
        path: 'C:\\Python310\\Lib\\SiteCustomize.py',
      })
    ),
    set(
      'a usercustomize module in the folder of a person',
      sysmonFile({
        image: 'C:\\Windows\\System32\\notepad.exe',
        path: 'C:\\Users\\ada\\AppData\\Roaming\\Python\\Python310\\site-packages\\usercustomize.py',
      })
    ),
  ],
  misses: [
    set(
      'pip installs a package in place',
      sysmonFile({
        image: PYTHON,
        path: 'C:\\venvs\\analysis\\Lib\\site-packages\\__editable__.study-0.1.0.pth',
      })
    ),
    set(
      'conda writes the file of its own',
      sysmonFile({
        image: 'C:\\Users\\ada\\miniconda3\\Scripts\\conda.exe',
        path: 'C:\\Users\\ada\\miniconda3\\envs\\study\\Lib\\site-packages\\conda.pth',
      })
    ),
    set(
      'weights of a model that end alike',
      sysmonFile({ image: PYTHON, path: 'D:\\work\\models\\resnet50.pth' })
    ),
  ],
});
