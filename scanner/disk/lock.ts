import fs from 'node:fs';

/** A holder that lives says so in the file's time of change every now and then. */
const BEAT_MS = 30_000;
/** A holder that cannot be seen, and has not said that it lives for so long, is gone. */
const SILENT_MS = 5 * 60_000;

interface Holder {
  pid: number;
  /** Ticks from the start of the machine to that of the process; empty where nobody could tell. */
  start: string;
  /** Of the numbers of processes: those of another container mean others. */
  namespace: string;
}

/** The time at which a process began; undefined where it cannot be seen, as in a unit that hides other processes. */
function startOf(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of a program may hold blanks and brackets; the fields after it do not. The 22nd is the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function namespaceOfNumbers(): string {
  try {
    return fs.readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/** Whether there is a process of that number, be it another account's. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holderOf(file: string): Holder | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [pid, start = '', namespace = ''] = text.replace('\n', '').split(' ');
  return { pid: Number(pid), start, namespace };
}

function lives({ pid, start, namespace }: Holder, file: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (namespace === '' || namespace === namespaceOfNumbers()) {
    if (!exists(pid)) return false;
    const seen = startOf(pid);
    if (seen !== undefined) return seen === start;
  }
  const changed = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return changed !== undefined && Date.now() - changed < SILENT_MS;
}

/** Another process works in the folder already. */
export class Locked extends Error {}

/**
 * Takes a folder for this process alone, by a file that names the process and when it began: what a killed process
 * left does not count, nor does another one with its number. A process that is there but cannot be seen (systemd's
 * ProtectProc, another container) counts while it says that it lives. Throws Locked. Answers how to give it back.
 */
export function lock(file: string): () => void {
  const mine = `${process.pid} ${startOf(process.pid) ?? ''} ${namespaceOfNumbers()}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx', mode: 0o640 });
      return hold(file, mine);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder && lives(holder, file))
      throw new Locked(`Process ${holder.pid} works in this folder already (${file}).`);
    fs.rmSync(file, { force: true });
  }
  throw new Locked(`Another process works in this folder (${file}).`);
}

function hold(file: string, mine: string): () => void {
  const isMine = () => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === mine;
  const beat = setInterval(() => {
    try {
      const now = new Date();
      if (isMine()) fs.utimesSync(file, now, now);
    } catch {
      // A disk in trouble is told by what is written there; the next beat may go through.
    }
  }, BEAT_MS);
  // It must not keep a process alive that has nothing else to do.
  beat.unref();
  return () => {
    clearInterval(beat);
    if (isMine()) fs.rmSync(file);
  };
}
