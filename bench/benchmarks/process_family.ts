import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A running process, as `ps` tells of it. */
export interface Running {
  pid: number;
  parent: number;
  residentBytes: number;
  command: string;
}

/** Reads the output of `ps -eo pid=,ppid=,rss=,comm=`, where rss is in KiB. */
export function readProcesses(output: string): Running[] {
  return output.split('\n').flatMap((line) => {
    const [pid, parent, rss, ...command] = line.trim().split(/\s+/);
    if (!pid || !parent || !rss) return [];
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        residentBytes: Number(rss) * 1024,
        command: command.join(' '),
      },
    ];
  });
}

/** A process and all that it started, and what that started. */
export function familyOf(pid: number, processes: readonly Running[]): Running[] {
  const family = processes.filter((one) => one.pid === pid);
  for (const { pid: parent } of family)
    family.push(...processes.filter((one) => one.parent === parent && !family.includes(one)));
  return family;
}

/** The family of a process that runs now; empty when it has ended. */
export async function runningFamily(pid: number): Promise<Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,rss=,comm=']);
  return familyOf(pid, readProcesses(stdout));
}
