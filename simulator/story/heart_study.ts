import type { Machine } from '../machine';
import { PROGRAMS } from '../program';
import { nameQueried } from '../sysmon_activity';
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

/** A script that opens a web browser for two minutes: the case that the product must show. */
function browserUnderPython(machine: Machine, clock: Clock): Pick<StoryFacts, 'firefox' | 'pidReuse'> {
  const at = clock('14:12');
  const shell = machine.runInConsole(PROGRAMS.cmd, { at: at - 20_000, parent: machine.explorer }, 400);
  const python = pythonScript(machine, at, shell, ingress(machine, STORY.firefox.script), 180);
  const address = 'https://files.example.org/upload';
  const firefox = machine.run(
    PROGRAMS.firefox,
    { at: at + 15_250, parent: python, commandLine: `"${PROGRAMS.firefox.image}" -new-window ${address}` },
    STORY.firefox.durationSeconds
  );
  for (const tab of [1, 2]) {
    const commandLine = `"${PROGRAMS.firefox.image}" -contentproc --channel=${firefox.pid}.${tab} tab`;
    machine.run(PROGRAMS.firefox, { at: firefox.startedAt + 700 * tab, parent: firefox, commandLine }, 110);
  }
  machine.events.push(nameQueried(firefox, firefox.startedAt + 2_100, 'files.example.org'));
  const second = machine.run(
    PROGRAMS.notepad,
    {
      at: clock('15:03'),
      parent: machine.explorer,
      pid: python.pid,
      commandLine: `"${PROGRAMS.notepad.image}" ${ingress(machine, 'readme.txt')}`,
    },
    300
  );
  machine.run(
    PROGRAMS.printing,
    { at: clock('15:04'), parent: second, commandLine: 'C:\\Windows\\splwow64.exe 8192' },
    125
  );
  const endedAt = new Date(firefox.startedAt + STORY.firefox.durationSeconds * 1000).toISOString();
  return {
    firefox: { ...pairOf(firefox), endedAt },
    pidReuse: {
      host: machine.environment.host,
      pid: python.pid,
      firstEntityId: python.entityId,
      secondEntityId: second.entityId,
    },
  };
}

/** research-1: Python all day, and once a browser under it. */
export function heartStudy(machine: Machine, clock: Clock): Pick<StoryFacts, 'firefox' | 'pidReuse'> {
  copying(machine, remoteClipboard(machine, clock), clock);
  jupyter(machine, clock, '08:10', '17:30');
  scriptsInAConsole(machine, clock, '09:00', '12:30');
  scriptsInAConsole(machine, clock, '13:15', '17:20');
  office(machine, clock, '11:00', '12:10', egress(machine, 'table2.xlsx'));
  return browserUnderPython(machine, clock);
}
