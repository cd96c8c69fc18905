import yauzl from 'yauzl';

/** Up to `most` files of an archive that are wanted, spread evenly over its sorted names. */
export async function zipEntries(
  file: string,
  wanted: (name: string, size: number) => boolean,
  most: number
): Promise<Array<{ name: string; content: Buffer }>> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    const entries: yauzl.Entry[] = [];
    for await (const entry of zip.eachEntry())
      if (wanted(entry.fileName, entry.uncompressedSize)) entries.push(entry);
    entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
    const step = Math.max(1, entries.length / most);
    const files: Array<{ name: string; content: Buffer }> = [];
    for (let at = 0; Math.floor(at) < entries.length; at += step) {
      const entry = entries[Math.floor(at)] as yauzl.Entry;
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
      files.push({ name: entry.fileName, content: Buffer.concat(parts) });
    }
    return files;
  } finally {
    zip.close();
  }
}
