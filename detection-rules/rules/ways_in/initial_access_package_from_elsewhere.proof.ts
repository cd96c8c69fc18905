import { excepted, proof, set, sysmonStart } from '../../proof';

const PYTHON = 'C:\\Python310\\python.exe';
const MIRROR = 'python -m pip install --index-url https://mirror.tre.example/simple pandas';

export default proof({
  plain: true,
  hits: [
    set(
      'pip takes a package from a repository',
      sysmonStart({
        image: PYTHON,
        commandLine: 'python -m pip install git+https://github.example.org/x/y.git',
      })
    ),
    set(
      'pip is told of another index and to trust it',
      sysmonStart({
        image: 'C:\\venvs\\analysis\\Scripts\\PIP3.EXE',
        commandLine: 'PIP3 INSTALL -I HTTP://203.0.113.9/simple --trusted-host 203.0.113.9 tools',
        originalFileName: '-',
      })
    ),
    set(
      'R installs from a repository of source code',
      sysmonStart({
        image: 'C:\\Program Files\\R\\R-4.2.1\\bin\\Rscript.exe',
        commandLine: 'Rscript -e "remotes::install_github(\'x/y\')"',
      })
    ),
    set(
      'conda from a channel by its address',
      sysmonStart({
        image: 'C:\\Users\\ada\\miniconda3\\Scripts\\conda.exe',
        commandLine: 'conda install -c https://conda.example.org/odd tools',
      })
    ),
  ],
  misses: [
    set(
      'pip takes a package from the configured mirror',
      sysmonStart({ image: PYTHON, commandLine: 'python -m pip install pandas==1.4.3' })
    ),
    set(
      'pip installs a wheel that was delivered',
      sysmonStart({
        image: PYTHON,
        commandLine: 'python -m pip install I:\\ingress\\wheels\\study-1.0-py3-none-any.whl',
      })
    ),
    set(
      'conda makes an environment from a file',
      sysmonStart({
        image: 'C:\\Users\\ada\\miniconda3\\Scripts\\conda.exe',
        commandLine: 'conda env create -f environment.yml',
      })
    ),
    excepted(
      () => ({ 'process.command_line': MIRROR }),
      set('the mirror of the TRE, given by hand', sysmonStart({ image: PYTHON, commandLine: MIRROR }))
    ),
  ],
});
