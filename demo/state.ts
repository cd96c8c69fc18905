import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlayedDay } from './play';

const FOLDER = path.resolve(__dirname, '../.cache/demo');
const DAY_FILE = path.join(FOLDER, 'day.json');
const PID_FILE = path.join(FOLDER, 'pid');

/** The engine's data of the demo. */
export const DATA_FOLDER = path.join(FOLDER, 'data');

/** The share and the repository with which the scanner is tried against the demo. */
export const PLAYGROUND_FOLDER = path.join(FOLDER, 'playground');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Two engines cannot share one folder of data. Throws a sentence when another demo has it. */
export async function claimFolder(): Promise<() => Promise<void>> {
  await mkdir(FOLDER, { recursive: true });
  const pid = Number(await readFile(PID_FILE, 'utf8').catch(() => ''));
  if (pid > 0 && pid !== process.pid && isAlive(pid))
    throw new Error(
      `Another demo runs (process ${pid}) and has the data in .cache/demo. Stop it first; if that process is ` +
        'no demo, delete .cache/demo/pid.'
    );
  await writeFile(PID_FILE, String(process.pid));
  return () => rm(PID_FILE, { force: true });
}

/**
 * The day that lies in the data, or undefined after the data was emptied: as asked, or since the day was never
 * played to its end, so that nothing is ever played twice into the same data.
 */
export async function playedBefore(
  fresh: boolean,
  onProgress: (line: string) => void
): Promise<PlayedDay | undefined> {
  const text = fresh ? undefined : await readFile(DAY_FILE, 'utf8').catch(() => undefined);
  if (text !== undefined && existsSync(DATA_FOLDER)) return JSON.parse(text) as PlayedDay;
  if (existsSync(DATA_FOLDER))
    onProgress(
      fresh
        ? 'Deleting the data of the demo before'
        : 'The demo before ended before its day was played; starting afresh'
    );
  await rm(DAY_FILE, { force: true });
  // The scanner's memory of requests that are gone goes with them.
  for (const folder of [DATA_FOLDER, PLAYGROUND_FOLDER]) await rm(folder, { recursive: true, force: true });
  return undefined;
}

/** Written last: without it the next start begins afresh. */
export const rememberDay = (day: PlayedDay) => writeFile(DAY_FILE, JSON.stringify(day));
