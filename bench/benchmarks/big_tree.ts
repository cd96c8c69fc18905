import { ENVIRONMENTS } from '../../simulator/environment';
import { Machine } from '../../simulator/machine';
import { Random } from '../../simulator/prng';
import type { Process } from '../../simulator/process';
import { PROGRAMS } from '../../simulator/program';
import { eventLine } from '../../simulator/template';

/** Children of each process on each level, the root's first, until the tree is full. */
const CHILDREN = [10, 20, 24];
const HOUR_MS = 3_600_000;
const SEED = 21;

export interface BigTree {
  /** Of the root, a Python. */
  entityId: string;
  host: string;
  lines: string[];
}

/** A Python that started so many processes, itself included, on several levels; each of them ended. */
export function bigTree(size: number, until: Date): BigTree {
  const begin = until.getTime() - HOUR_MS;
  const machine = new Machine(ENVIRONMENTS.heart, new Random(SEED), begin - HOUR_MS);
  const root = machine.start(PROGRAMS.python, { at: begin, parent: machine.explorer });
  let made = 1;
  let level: Process[] = [root];
  for (const children of CHILDREN) {
    const next: Process[] = [];
    for (const parent of level)
      for (let child = 0; child < children && made < size; child += 1) {
        const at = begin + made * 100;
        next.push(machine.run(PROGRAMS.cmd, { at, parent, commandLine: `cmd.exe /c step ${made}` }, 30));
        made += 1;
      }
    level = next;
  }
  if (made < size) throw new Error(`The levels hold ${made} processes, not ${size}.`);
  const lines = machine.events.map((event) => eventLine(event, 'module'));
  return { entityId: root.entityId, host: root.environment.host, lines };
}
