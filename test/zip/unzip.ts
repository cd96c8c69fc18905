import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

export interface ZipEntry {
  name: string;
  /** Unix mode, as `kibana-plugin install` reads it. */
  mode: number;
  content: Buffer;
}

/** Every entry of a zip that we made ourselves, whole. */
export function readZip(file: string): Promise<ZipEntry[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (openError, zip) => {
      if (openError) return reject(openError);
      const entries: ZipEntry[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(entries));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (streamError, stream) => {
          if (streamError) return reject(streamError);
          buffer(stream).then((content) => {
            entries.push({ name: entry.fileName, mode: entry.externalFileAttributes >>> 16, content });
            zip.readEntry();
          }, reject);
        });
      });
      zip.readEntry();
    });
  });
}
