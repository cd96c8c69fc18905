import { proof, set, sysmonStart } from '../../proof';

const OFFICE = 'C:\\Program Files\\Microsoft Office\\root\\Office16';
const PYTHON = 'C:\\Python310\\python.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a script opens the workbook that it filled',
      sysmonStart({
        image: `${OFFICE}\\EXCEL.EXE`,
        commandLine: `"${OFFICE}\\EXCEL.EXE" C:\\work\\tables.xlsx`,
        originalFileName: 'Excel.exe',
        parentImage: PYTHON,
        parentCommandLine: 'python fill.py',
      })
    ),
    set(
      'Word is automated by a windowless Python',
      sysmonStart({
        image: `${OFFICE}\\winword.exe`,
        commandLine: 'winword.exe /q /n report.docx',
        originalFileName: 'WinWord.exe',
        parentImage: 'C:\\venvs\\analysis\\Scripts\\pythonw.exe',
      })
    ),
    set(
      'LibreOffice converts without a window',
      sysmonStart({
        image: 'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
        commandLine: 'soffice --headless --convert-to xlsx data.csv',
        parentImage: 'C:\\Users\\ada\\Miniconda3\\PYTHON.EXE',
      })
    ),
  ],
  misses: [
    set(
      'a person opens a workbook from the desktop',
      sysmonStart({
        image: `${OFFICE}\\EXCEL.EXE`,
        commandLine: `"${OFFICE}\\EXCEL.EXE" C:\\work\\tables.xlsx`,
        originalFileName: 'Excel.exe',
      })
    ),
    set(
      'a script writes a workbook by itself',
      sysmonStart({ image: PYTHON, commandLine: 'python write_xlsx.py --out tables.xlsx' })
    ),
    set(
      'Word starts its printing help',
      sysmonStart({ image: 'C:\\Windows\\splwow64.exe', parentImage: `${OFFICE}\\WINWORD.EXE` })
    ),
  ],
});
