import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { PLUGIN_ID } from '../../common';

/** A regular file that everyone may read: the installer takes modes from the zip, and none means 000. */
const MODE = 0o100644;
/** The same input gives the same zip, byte for byte. */
const TIME = new Date(2020, 0, 1);

/** Writes the zip in the layout that `kibana-plugin install` takes: `kibana/<id>/…`. */
export async function writeZip(files: ReadonlyMap<string, Buffer>, target: string): Promise<void> {
  const zip = new ZipFile();
  for (const name of [...files.keys()].sort())
    zip.addBuffer(files.get(name) as Buffer, `kibana/${PLUGIN_ID}/${name}`, { mode: MODE, mtime: TIME });
  zip.end();
  fs.mkdirSync(path.dirname(target), { recursive: true });
  await pipeline(zip.outputStream as unknown as NodeJS.ReadableStream, fs.createWriteStream(target));
}
