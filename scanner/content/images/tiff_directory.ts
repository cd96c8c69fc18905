/** Directories and their entries in all; real files have a few of about twenty entries. */
const MAX_DIRECTORIES = 1_000;
const MAX_ENTRIES = 20_000;
/** Offsets of strips, tiles and directories in all. */
const MAX_VALUES = 1_000_000;

const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4] as const;
const TAG = {
  kind: 254,
  stripOffsets: 273,
  stripBytes: 279,
  tileOffsets: 324,
  tileBytes: 325,
  children: 330,
  preview: 513,
  previewBytes: 514,
  exif: 34665,
  gps: 34853,
  interoperability: 40965,
} as const;

export interface TiffEntry {
  tag: number;
  type: number;
  bytes: number;
}

export interface TiffPage {
  entries: TiffEntry[];
  /** Marked as a smaller version of another page. */
  reduced: boolean;
}

export interface Tiff {
  /** The directories that stand in the chain, one a page. */
  pages: TiffPage[];
  /** Directories that hang on others, such as Exif. */
  children: TiffPage[];
  gps: boolean;
  /** Stretches of the file that the directories account for. */
  spans: [start: number, end: number][];
}

/** Reads the directories of TIFF or Exif data. Throws when they lie outside or lead in circles without end. */
export function readTiff(bytes: Buffer): Tiff {
  return new TiffReader(bytes).read();
}

class TiffReader {
  private readonly little: boolean;
  private readonly seen = new Set<number>();
  private readonly tiff: Tiff = { pages: [], children: [], gps: false, spans: [[0, 8]] };
  private entryCount = 0;
  private valueCount = 0;

  constructor(private readonly bytes: Buffer) {
    const order = bytes.toString('latin1', 0, 2);
    if (order !== 'II' && order !== 'MM') throw new Error('It has no byte order.');
    this.little = order === 'II';
    if (this.word(2) !== 42) throw new Error('This kind of TIFF is not read.');
  }

  read(): Tiff {
    let offset = this.long(4);
    while (offset !== 0) offset = this.directory(offset, this.tiff.pages);
    return this.tiff;
  }

  private directory(offset: number, list: TiffPage[]): number {
    if (this.seen.has(offset)) throw new Error('Its directories lead in a circle.');
    this.seen.add(offset);
    if (this.seen.size > MAX_DIRECTORIES) throw new Error('It has too many directories.');
    const count = this.word(offset);
    const end = offset + 2 + count * 12 + 4;
    if (end > this.bytes.length + 4) throw new Error('A directory is cut off.');
    this.tiff.spans.push([offset, end]);
    const page: TiffPage = { entries: [], reduced: false };
    const values = new Map<number, number[]>();
    for (let at = offset + 2; at < offset + 2 + count * 12; at += 12) this.entry(at, page, values);
    list.push(page);
    this.data(values, TAG.stripOffsets, TAG.stripBytes);
    this.data(values, TAG.tileOffsets, TAG.tileBytes);
    this.data(values, TAG.preview, TAG.previewBytes);
    if (values.has(TAG.gps)) this.tiff.gps = true;
    for (const tag of [TAG.children, TAG.exif, TAG.gps, TAG.interoperability])
      for (const child of values.get(tag) ?? []) this.directory(child, this.tiff.children);
    return end <= this.bytes.length ? this.long(end - 4) : 0;
  }

  private entry(at: number, page: TiffPage, values: Map<number, number[]>): void {
    if ((this.entryCount += 1) > MAX_ENTRIES) throw new Error('It has too many entries.');
    const tag = this.word(at);
    const type = this.word(at + 2);
    const count = this.long(at + 4);
    const size = TYPE_BYTES[type] ?? 1;
    const bytes = count * size;
    const start = bytes <= 4 ? at + 8 : this.long(at + 8);
    if (start + bytes > this.bytes.length) throw new Error(`The value of entry ${tag} is cut off.`);
    if (bytes > 4) this.tiff.spans.push([start, start + bytes]);
    page.entries.push({ tag, type, bytes });
    if (tag === TAG.kind) page.reduced = (this.long(at + 8) & 1) === 1;
    if (!(Object.values(TAG) as number[]).includes(tag)) return;
    if ((this.valueCount += count) > MAX_VALUES) throw new Error('It has too many strips.');
    const list: number[] = [];
    for (let item = start; item < start + bytes; item += size)
      list.push(size === 2 ? this.word(item) : size === 4 ? this.long(item) : 0);
    values.set(tag, list);
  }

  /** Stretches of pixels. */
  private data(values: Map<number, number[]>, offsets: number, lengths: number): void {
    const sizes = values.get(lengths) ?? [];
    (values.get(offsets) ?? []).forEach((start, index) =>
      this.tiff.spans.push([start, start + (sizes[index] ?? 0)])
    );
  }

  private word(offset: number): number {
    if (offset + 2 > this.bytes.length) throw new Error('It is cut off.');
    return this.little ? this.bytes.readUInt16LE(offset) : this.bytes.readUInt16BE(offset);
  }

  private long(offset: number): number {
    if (offset + 4 > this.bytes.length) throw new Error('It is cut off.');
    return this.little ? this.bytes.readUInt32LE(offset) : this.bytes.readUInt32BE(offset);
  }
}
