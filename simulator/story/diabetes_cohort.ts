import type { Machine } from '../machine';
import type { Process } from '../process';
import { PROGRAMS, renamed } from '../program';
import { clipboardChanged, fileCreated } from '../sysmon_activity';
import {
  copying,
  egress,
  ingress,
  jupyter,
  office,
  pythonScript,
  remoteClipboard,
  scriptsInAConsole,
} from './analyst';
import type { Clock } from './clock';
import { STORY, pairOf } from './facts';
import type { StoryFacts } from './facts';

/** Row after row is copied out by hand. */
function clipboardBursts(machine: Machine, clipboard: Process, clock: Clock): void {
  const { changesEach, withinSeconds } = STORY.clipboardBursts;
  const step = Math.floor((withinSeconds * 1000) / changesEach);
  for (const time of ['10:40', '13:35', '16:05']) {
    for (let change = 0; change < changesEach; change += 1) {
      const at = clock(time) + change * step + machine.random.between(0, 900);
      machine.events.push(clipboardChanged(clipboard, at, `row ${time} ${change}`));
    }
  }
}

/** Code that comes in through the clipboard, beside the airlock, and is run at once. */
function pasteThenRun(machine: Machine, clipboard: Process, clock: Clock): Pick<StoryFacts, 'pasted'> {
  const at = clock('14:41');
  const script = 'C:\\Users\\chloe\\AppData\\Local\\Temp\\untitled1.py';
  const editor = machine.run(PROGRAMS.notepad, { at: at - 15_000, parent: machine.explorer }, 300);
  machine.events.push(
    clipboardChanged(clipboard, at, 'pasted script'),
    fileCreated(editor, at + 12_000, script)
  );
  const shell = machine.runInConsole(PROGRAMS.cmd, { at: at + 15_000, parent: machine.explorer }, 120);
  return { pasted: pairOf(pythonScript(machine, at + 20_000, shell, script, 35)) };
}

/** A python under another name packs the tables for leaving. */
function archiving(machine: Machine, clock: Clock): Pick<StoryFacts, 'archive'> {
  const at = clock('16:32');
  const image = `C:\\Users\\chloe\\tools\\${STORY.renamedPython.name}`;
  const shell = machine.runInConsole(PROGRAMS.cmd, { at: at - 20_000, parent: machine.explorer }, 200);
  const helper = machine.run(
    renamed(PROGRAMS.python, image),
    { at, parent: shell, commandLine: `${STORY.renamedPython.name} ${ingress(machine, 'bundle.py')}` },
    60
  );
  const archive = machine.run(
    PROGRAMS.sevenZip,
    {
      at: at + 4_000,
      parent: helper,
      commandLine: `"${PROGRAMS.sevenZip.image}" a ${STORY.archive.path} C:\\Users\\chloe\\tables\\*`,
    },
    20
  );
  machine.events.push(fileCreated(archive, at + 5_000, STORY.archive.path));
  return { archive: pairOf(archive) };
}

/** research-3: Jupyter, a busy clipboard, a pasted script and an archive. */
export function diabetesCohort(machine: Machine, clock: Clock): Pick<StoryFacts, 'pasted' | 'archive'> {
  const clipboard = remoteClipboard(machine, clock);
  copying(machine, clipboard, clock);
  clipboardBursts(machine, clipboard, clock);
  jupyter(machine, clock, '08:30', '17:50');
  scriptsInAConsole(machine, clock, '09:10', '12:40');
  office(machine, clock, '13:30', '15:00', egress(machine, 'table1.xlsx'));
  return { ...pasteThenRun(machine, clipboard, clock), ...archiving(machine, clock) };
}
