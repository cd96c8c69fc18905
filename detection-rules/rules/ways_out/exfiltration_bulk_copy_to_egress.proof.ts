import { every, proof, set, sysmonFile } from '../../proof';

const EXPLORER = 'C:\\Windows\\explorer.exe';
const PYTHON = 'C:\\ProgramData\\Anaconda3\\python.exe';

const written = (count: number, seconds: number, image: string, path: (index: number) => string) =>
  every(seconds, count, (index) => sysmonFile({ image, path: path(index) }));

export default proof({
  hits: [
    set(
      'robocopy copies a folder of sixty files',
      written(
        60,
        0.2,
        'C:\\Windows\\System32\\Robocopy.exe',
        (index) => `E:\\egress\\data\\part-${index}.csv`
      )
    ),
    set(
      'a set is cut into fifty-five pieces by a script, one every eight seconds',
      written(55, 8, PYTHON, (index) => `e:\\EGRESS\\Table ${index}.txt`)
    ),
    set(
      'a folder tree is dragged in the Explorer',
      written(70, 1, EXPLORER, (index) => `E:\\egress\\r${index % 7}\\figure ${index}.png`)
    ),
  ],
  misses: [
    set(
      'an analysis writes eight tables and ten figures',
      written(18, 2, PYTHON, (index) => `E:\\egress\\out\\table-${index}.csv`)
    ),
    set(
      'one log is written again and again',
      written(60, 8, PYTHON, () => 'E:\\egress\\run.log')
    ),
    set(
      'seventy files are written to a folder of work',
      written(70, 1, EXPLORER, (index) => `E:\\work\\egress\\figure ${index}.png`)
    ),
  ],
});
