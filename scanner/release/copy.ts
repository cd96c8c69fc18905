import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { syncFolder } from '../disk/atomic_file';
import { OutsideError, openBeneath } from '../disk/open_beneath';

const STEP = 1024 * 1024;
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = fs.constants;

/** A file as it was reviewed. */
export interface Reviewed {
  path: string;
  size: number;
  sha256: string;
}

/** What was found in the share in its place: the hash of all its bytes, or nothing. */
export interface Copied {
  path: string;
  sha256: string | undefined;
}

/** What the researcher did, as against a share that does not work now. */
const isGone = (error: unknown) =>
  error instanceof OutsideError ||
  ['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Reads all of an open file into `take`, and answers its hash. */
function drain(descriptor: number, take: (piece: Buffer) => void): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(STEP);
  for (;;) {
    const count = fs.readSync(descriptor, buffer, 0, STEP, null);
    if (count === 0) return hash.digest('hex');
    const piece = buffer.subarray(0, count);
    hash.update(piece);
    take(piece);
  }
}

function writeAll(descriptor: number, piece: Buffer): void {
  for (let written = 0; written < piece.length;)
    written += fs.writeSync(descriptor, piece, written, piece.length - written);
}

/**
 * Copies one file out of the share, hashing the very bytes that are written. A file of another size is hashed and not
 * copied. Throws the file system's error when share or target do not work; that says nothing about the file.
 */
export function copyFile(share: number, file: Reviewed, folder: string): Copied {
  let source: number;
  try {
    source = openBeneath(share, file.path);
  } catch (error) {
    if (isGone(error)) return { path: file.path, sha256: undefined };
    throw error;
  }
  try {
    if (fs.fstatSync(source).size !== file.size)
      return { path: file.path, sha256: drain(source, () => undefined) };
    const target = path.join(folder, file.path);
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o750 });
    const out = fs.openSync(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o640);
    try {
      const sha256 = drain(source, (piece) => writeAll(out, piece));
      fs.fsyncSync(out);
      return { path: file.path, sha256 };
    } finally {
      fs.closeSync(out);
    }
  } finally {
    fs.closeSync(source);
  }
}

/** Makes the names of everything beneath a folder last. */
export function syncTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncTree(path.join(folder, entry.name));
  syncFolder(folder);
}
