import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = fs.constants;

/** Names of files that are being written, so that what a killed process left can be told apart and removed. */
export const TEMPORARY = /^\.[A-Za-z0-9._-]{1,200}\.[0-9a-f]{12}\.tmp$/;

/** Makes the names in a folder as lasting as the files: a rename is else only in memory. */
export function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
  try {
    fs.fsyncSync(descriptor);
  } catch (error) {
    // CIFS knows no fsync of a folder: there the server keeps names.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    fs.closeSync(descriptor);
  }
}

function writeAll(descriptor: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.length) written += fs.writeSync(descriptor, bytes, written, bytes.length - written);
}

/** The mode that was asked for, whatever the umask; shares that know no modes keep their own. */
function allow(descriptor: number, mode: number): void {
  try {
    fs.fchmodSync(descriptor, mode);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}

/**
 * Writes a file so that whoever reads it, after a kill or a power cut at any instant, finds the old one or the new
 * one whole. Throws the file system's error, and then leaves the old one and nothing else. A link in the place of
 * the file is replaced, never followed.
 */
export function writeAtomically(file: string, pieces: Iterable<string | Buffer>, mode = 0o640): void {
  const folder = path.dirname(file);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  const descriptor = fs.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
  try {
    try {
      allow(descriptor, mode);
      for (const piece of pieces) writeAll(descriptor, Buffer.isBuffer(piece) ? piece : Buffer.from(piece));
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Removes what killed processes left half written in a folder of ours. */
export function removeTemporaries(folder: string): void {
  for (const name of fs.readdirSync(folder))
    if (TEMPORARY.test(name)) fs.rmSync(path.join(folder, name), { force: true });
}
