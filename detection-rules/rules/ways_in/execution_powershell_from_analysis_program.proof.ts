import { proof, set, sysmonStart } from '../../proof';

const POWERSHELL = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const shell = { image: POWERSHELL, originalFileName: 'PowerShell.EXE' };

export default proof({
  plain: true,
  hits: [
    set(
      'an R script calls the system',
      sysmonStart({
        ...shell,
        commandLine: 'powershell -Command "Get-Process"',
        parentImage: 'C:\\Program Files\\R\\R-4.2.1\\bin\\x64\\Rterm.exe',
      })
    ),
    set(
      'a macro of a workbook starts a hidden shell',
      sysmonStart({
        ...shell,
        image: 'C:\\Windows\\SysWOW64\\WindowsPowerShell\\v1.0\\PowerShell.exe',
        commandLine: 'PowerShell -w hidden -nop -c "iex 1"',
        parentImage: 'C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE',
      })
    ),
    set(
      'RStudio runs a script of PowerShell 7',
      sysmonStart({
        image: 'C:\\Program Files\\PowerShell\\7\\pwsh.exe',
        originalFileName: 'pwsh.dll',
        commandLine: 'pwsh -File C:\\Users\\ada\\go.ps1',
        parentImage: 'C:\\Program Files\\RStudio\\bin\\RStudio.exe',
      })
    ),
    set(
      'a do-file of Stata shells out to a renamed copy',
      sysmonStart({
        image: 'C:\\Users\\ada\\p.exe',
        originalFileName: 'PowerShell.EXE',
        commandLine: 'p.exe -c "dir"',
        parentImage: 'C:\\Program Files\\Stata17\\StataMP-64.exe',
      })
    ),
  ],
  misses: [
    set(
      'a person opens a terminal in RStudio',
      sysmonStart({
        ...shell,
        commandLine: `"${POWERSHELL}"`,
        parentImage: 'C:\\Program Files\\RStudio\\bin\\rstudio.exe',
      })
    ),
    set(
      'an editor opens its terminal',
      sysmonStart({
        ...shell,
        commandLine: `${POWERSHELL} -noexit -command "try { . \\"c:\\Program Files\\Microsoft VS Code\\resources\\app\\out\\shellIntegration.ps1\\" } catch {}"`,
        parentImage: 'C:\\Program Files\\Microsoft VS Code\\Code.exe',
      })
    ),
    set('a person opens PowerShell from the desktop', sysmonStart({ ...shell })),
    set(
      'R starts R',
      sysmonStart({
        image: 'C:\\Program Files\\R\\R-4.2.1\\bin\\x64\\Rterm.exe',
        parentImage: 'C:\\Program Files\\R\\R-4.2.1\\bin\\Rscript.exe',
      })
    ),
  ],
});
