import fs from 'node:fs';

import {
  LIMITS,
  decode,
  describeProblem,
  integer,
  object,
  projectId,
  sha256,
  text,
  timestamp,
} from '../../common';
import type { Codec } from '../../common';
import { writeAtomically } from '../disk/atomic_file';
import { readLines } from '../disk/read_lines';
import { SettingsError } from '../policy';
import { emptyState, fileRecord, requestRecord } from './state';
import type { WatchState } from './state';

/** Raised when what is written can no longer be read by the release before. */
const VERSION = 1;
/** Bytes of a state file: 100,000 files with long names and findings stay far below. */
const MAX_BYTES = 1024 * 1024 * 1024;
const LINES_A_PIECE = 500;

const head = object(
  { version: integer(1, VERSION), project: projectId, files: integer(0) },
  { report: sha256, share: object({ dev: integer(0), ino: integer(0) }), decided: timestamp }
);
const requestLine = object({ request: requestRecord });
const fileLine = object({ path: text(LIMITS.pathLength, 1), file: fileRecord });

function* lines(state: WatchState): Generator<string> {
  const { project, report, share, decided } = state;
  const first = { version: VERSION, project, report, share, decided, files: state.files.size };
  yield `${JSON.stringify(first)}\n`;
  for (const request of state.requests.values()) yield `${JSON.stringify({ request })}\n`;
  for (const [path, file] of state.files) yield `${JSON.stringify({ path, file })}\n`;
}

function* pieces(state: WatchState): Generator<string> {
  let piece: string[] = [];
  for (const line of lines(state)) {
    piece.push(line);
    if (piece.length < LINES_A_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

/** Writes the state, one JSON object a line: a head, the requests, the files. Throws when the disk refuses. */
export const saveState = (file: string, state: WatchState): void => writeAtomically(file, pieces(state));

/**
 * Reads the state; an empty one when there is no file. Throws a SettingsError for a file that is no state or cannot be
 * read: to begin afresh would post every file of the share as new, so a person has to decide that.
 */
export function loadState(file: string, project: string): WatchState {
  try {
    return readState(file, project);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new SettingsError(
      `${file}: The state cannot be read: ${message}. It belongs to who runs the watcher.`
    );
  }
}

function readState(file: string, project: string): WatchState {
  const state = emptyState(project);
  // What cannot be looked at is an error, and not a file that is not there.
  if (!fs.statSync(file, { throwIfNoEntry: false })) return state;
  let number = 0;
  const wrong = (problem: string) =>
    new SettingsError(
      `${file}:${number}: ${problem}. This is no state that can be gone on with: put back a copy, or remove it, ` +
        'and every file of the share is submitted anew.'
    );
  const read = <A>(codec: Codec<A>, value: unknown): A => {
    const decoded = decode(codec, value);
    if (decoded.ok) return decoded.value;
    throw wrong(decoded.problems.map(describeProblem).join('; '));
  };
  let files = 0;
  for (const line of readLines(file, MAX_BYTES)) {
    number += 1;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw wrong((error as Error).message);
    }
    if (number === 1) {
      const first = read(head, value);
      if (first.project !== project) throw wrong(`is of the project "${first.project}"`);
      Object.assign(state, { report: first.report, share: first.share, decided: first.decided });
      files = first.files;
    } else if (isObject(value) && 'request' in value) {
      const { request } = read(requestLine, value);
      state.requests.set(request.id, request);
    } else {
      const { path, file: record } = read(fileLine, value);
      state.files.set(path, record);
    }
  }
  if (number === 0 || state.files.size !== files) throw wrong(`has ${state.files.size} of ${files} files`);
  return state;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
