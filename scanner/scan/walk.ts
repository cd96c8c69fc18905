import fs from 'node:fs';
import path from 'node:path';

/** Folders within folders; deeper ones are told as an error, since they cannot be judged. */
const MAX_DEPTH = 64;

export interface Found {
  file: string;
  /** Relative to where the walk began, `/` between folders; the name itself when a file was given. */
  shownPath: string;
}

export interface Unread {
  file: string;
  reason: string;
}

/**
 * Everything under a path that is no folder, in the order of names; links and devices are named, never followed.
 * What cannot be listed is told through `unread`.
 */
export function* walk(start: string, unread: (problem: Unread) => void): Generator<Found> {
  let stats: fs.Stats;
  try {
    stats = fs.lstatSync(start);
  } catch (error) {
    unread({ file: start, reason: (error as Error).message });
    return;
  }
  if (!stats.isDirectory()) yield { file: start, shownPath: path.basename(start) };
  else yield* walkFolder(start, '', 0, unread);
}

function* walkFolder(
  folder: string,
  prefix: string,
  depth: number,
  unread: (problem: Unread) => void
): Generator<Found> {
  let entries: fs.Dirent[];
  try {
    if (depth > MAX_DEPTH) throw new Error(`folders lie more than ${MAX_DEPTH} deep`);
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unread({ file: folder, reason: (error as Error).message });
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const shownPath = `${prefix}${entry.name}`;
    if (entry.isDirectory()) yield* walkFolder(file, `${shownPath}/`, depth + 1, unread);
    else yield { file, shownPath };
  }
}
