import fs from 'node:fs';

/** The time at which a process began, in ticks since the machine did; undefined when there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a program may hold blanks and brackets; the fields after it do not. The 22nd is the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function holderOf(file: string): { pid: number; start: string | undefined } | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [pid, start] = text.trim().split(' ');
  return { pid: Number(pid), start };
}

/** Another process works in the folder already. */
export class Locked extends Error {}

/**
 * Takes a folder for this process alone, by a file that names the process and when it began: what a killed process
 * left does not count, nor does another one with its number. Throws Locked. Answers how to give it back.
 */
export function lock(file: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid) ?? ''}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx', mode: 0o640 });
      return () => {
        if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === mine) fs.rmSync(file);
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder && startOf(holder.pid) !== undefined && startOf(holder.pid) === holder.start)
      throw new Locked(`Process ${holder.pid} works in this folder already (${file}).`);
    fs.rmSync(file, { force: true });
  }
  throw new Locked(`Another process works in this folder (${file}).`);
}
