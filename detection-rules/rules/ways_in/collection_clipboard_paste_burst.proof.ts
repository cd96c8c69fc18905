import { after, clipboard, every, proof, set, sysmonFile, sysmonStart } from '../../proof';

const EDITOR = 'C:\\Windows\\System32\\notepad.exe';

export default proof({
  plain: true,
  hits: [
    set(
      'a macro on the own computer hands over a file in sixty pieces',
      every(1, 60, (index) => clipboard({ content: `piece ${index} of code` }))
    ),
    set(
      'fifty pieces, one every second and a half, into an editor',
      sysmonStart({ image: EDITOR, originalFileName: 'NOTEPAD.EXE' }),
      after(
        3,
        every(1.5, 50, (index) => clipboard({ content: `line ${index}` }))
      ),
      after(80, sysmonFile({ image: EDITOR, path: 'C:\\work\\pasted.py' }))
    ),
    set(
      'a program inside the environment sets the clipboard in a loop, to be read outside',
      every(0.5, 90, (index) => clipboard({ image: 'C:\\Python310\\python.exe', content: `row ${index}` }))
    ),
  ],
  misses: [
    set(
      'somebody moves cells of a notebook: a copy every four seconds',
      every(4, 30, (index) => clipboard({ content: `cell ${index}` }))
    ),
    set(
      'a person corrects a mistake: ten quick copies, then one',
      every(1, 10, (index) => clipboard({ content: `word ${index}` })),
      after(60, clipboard({ content: 'later' }))
    ),
    set(
      'rdpclip starts with the session and takes over what was copied',
      sysmonStart({ image: 'C:\\Windows\\System32\\rdpclip.exe' }),
      after(1, clipboard({ content: 'taken over' })),
      after(2, clipboard({ content: 'taken over' }))
    ),
  ],
});
