import { clipboard, every, proof, set, sysmonStart } from '../../proof';

export default proof({
  plain: true,
  hits: [
    set(
      'a table is carried across cell by cell',
      every(6, 80, (index) => clipboard({ content: `cell ${index}` }))
    ),
    set(
      'a burst is over the number, too',
      every(1, 120, (index) => clipboard({ content: `piece ${index}` }))
    ),
    set(
      'a spreadsheet is emptied into the session beside it',
      every(7, 70, (index) =>
        clipboard({
          image: 'C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE',
          content: `column ${index}`,
        })
      )
    ),
  ],
  misses: [
    set(
      'an hour of work with a notebook, of which ten minutes are seen',
      every(25, 24, (index) => clipboard({ content: `cell ${index}` }))
    ),
    set(
      'a busy minute',
      every(2, 30, (index) => clipboard({ content: `word ${index}` }))
    ),
    set(
      'many processes, and a copy now and then',
      every(5, 70, (index) =>
        sysmonStart({ image: 'C:\\Python310\\python.exe', commandLine: `python step.py ${index}` })
      ),
      every(60, 6, (index) => clipboard({ content: `path ${index}` }))
    ),
  ],
});
