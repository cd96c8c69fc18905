import fs from 'node:fs';

const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = fs.constants;
const FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW;

/** Something that lies where it must not be reached: a link in the way, or another file system. */
export class OutsideError extends Error {}

/** The place of a name in an open folder, as a path that no renaming of folders above can lead elsewhere. */
export const inFolder = (folder: number, name: string) => `/proc/self/fd/${folder}/${name}`;

/** Opens the folder of a share. The share's own path is the operator's, so links in it are theirs to make. */
export const openRoot = (folder: string): number => fs.openSync(folder, O_RDONLY | O_DIRECTORY);

/** Opens a folder within an open one, never through a link. */
export const openFolder = (parent: number, name: string): number =>
  fs.openSync(inFolder(parent, name), FOLDER);

export interface Beneath {
  /** Path by which the file can be opened while this is open. */
  file: string;
  close(): void;
}

/**
 * The way to a file beneath an open root, folder by folder, so that no folder on it can be swapped for a link while
 * we look: nothing outside the share is ever reached. Throws OutsideError or the file system's error.
 */
export function beneath(root: number, relative: string): Beneath {
  const parts = relative.split('/');
  const name = parts.pop();
  if (name === undefined || [name, ...parts].some((part) => part === '' || part === '.' || part === '..'))
    throw new OutsideError(`"${relative}" is no path within the share.`);
  const { dev } = fs.fstatSync(root);
  let folder = root;
  const close = () => {
    if (folder !== root) fs.closeSync(folder);
  };
  try {
    for (const part of parts) {
      const next = openFolder(folder, part);
      close();
      folder = next;
      if (fs.fstatSync(folder).dev !== dev)
        throw new OutsideError(`"${part}" is another file system within the share.`);
    }
  } catch (error) {
    close();
    throw error;
  }
  return { file: inFolder(folder, name), close };
}

/** Opens a plain file beneath a root for reading; never a link, and never waiting for a pipe. */
export function openBeneath(root: number, relative: string): number {
  const way = beneath(root, relative);
  try {
    const descriptor = fs.openSync(way.file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if (fs.fstatSync(descriptor).isFile()) return descriptor;
    fs.closeSync(descriptor);
    throw new OutsideError(`"${relative}" is no plain file.`);
  } finally {
    way.close();
  }
}
