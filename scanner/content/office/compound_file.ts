import { LimitReached } from '../inspection';
import type { ByteSource } from '../source';
import { isFilling } from '../archives/filling';

// The cfb package follows a chain of sectors that leads back into itself without end, so this is our own reader.

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Larger compound files are not read: the list of their sectors is held in memory. */
const MAX_BYTES = 1024 * 1024 * 1024;
const MAX_ENTRIES = 65_536;
/** Sector numbers from here on are marks: free, end of chain, list of sectors. */
const FIRST_MARK = 0xfffffffa;
const TYPE = { storage: 1, stream: 2, root: 5 } as const;

export interface CompoundEntry {
  /** From the root, with `/` between storages; control characters as they are. */
  path: string;
  storage: boolean;
  bytes: number;
  start: number;
}

interface RawEntry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  bytes: number;
}

/** The directory of a compound file (OLE: doc, xls, ppt, msi). Throws when it is damaged or leads in circles. */
export class CompoundFile {
  readonly entries: CompoundEntry[];
  /** Entries of the directory that no storage leads to. */
  readonly lost: string[] = [];
  private readonly sectorBytes: number;
  private readonly sectorCount: number;
  private readonly next: Uint32Array;
  private readonly used: Uint8Array;
  private readonly miniNext: Uint32Array;
  private readonly miniSectors: number[];
  private readonly header: Buffer;

  constructor(private readonly source: ByteSource) {
    if (source.size > MAX_BYTES) throw new LimitReached(`a compound file of ${source.size} bytes`);
    this.header = Buffer.from(source.read(0, HEADER_BYTES));
    if (this.header.length < HEADER_BYTES || !this.header.subarray(0, 8).equals(SIGNATURE))
      throw new Error('The compound file has no header.');
    const shift = this.header.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new Error('The compound file has an unknown size of sectors.');
    this.sectorBytes = 2 ** shift;
    this.sectorCount = Math.max(0, Math.ceil(source.size / this.sectorBytes) - 1);
    this.used = new Uint8Array(this.sectorCount);
    this.next = this.readTable(this.tableSectors());
    const raw = this.readDirectory();
    const root = raw[0];
    if (!root || root.type !== TYPE.root) throw new Error('The compound file has no root.');
    this.miniSectors = this.chain(root.start);
    this.miniNext = this.readTable(this.chain(this.header.readUInt32LE(60)));
    this.entries = this.walk(raw);
    for (const entry of this.entries) if (!this.isMini(entry)) this.chain(entry.start);
  }

  /** The first bytes of a stream, at most `most`. */
  read(entry: CompoundEntry, most: number): Buffer {
    const wanted = Math.min(most, entry.bytes);
    const pieces: Buffer[] = [];
    const mini = this.isMini(entry);
    const step = mini ? 64 : this.sectorBytes;
    let at = entry.start;
    for (let filled = 0; filled < wanted && at < FIRST_MARK; filled += step) {
      const piece = mini ? this.miniSector(at) : this.source.read((at + 1) * step, step);
      pieces.push(Buffer.from(piece.subarray(0, wanted - filled)));
      at = (mini ? this.miniNext : this.next)[at] ?? FIRST_MARK;
    }
    return Buffer.concat(pieces);
  }

  /** Bytes other than filling in sectors that belong to no stream. */
  get unusedBytes(): number {
    let bytes = 0;
    for (let sector = 0; sector < this.sectorCount; sector += 1) {
      if (this.used[sector]) continue;
      const start = (sector + 1) * this.sectorBytes;
      const end = Math.min(this.source.size, start + this.sectorBytes);
      if (!isFilling(this.source, start, end) && !isSet(this.source.read(start, end - start)))
        bytes += end - start;
    }
    return bytes;
  }

  private isMini = (entry: { bytes: number }) => entry.bytes < this.header.readUInt32LE(56);

  private miniSector(at: number): Buffer {
    const perSector = this.sectorBytes / 64;
    const sector = this.miniSectors[Math.floor(at / perSector)];
    if (sector === undefined) return Buffer.alloc(0);
    return this.source.read((sector + 1) * this.sectorBytes + (at % perSector) * 64, 64);
  }

  /** The sectors of the table of chains: 109 are named in the header, further ones in a list of their own. */
  private tableSectors(): number[] {
    const sectors: number[] = [];
    const perTable = this.sectorBytes / 4;
    const most = Math.ceil(this.sectorCount / perTable) + 1;
    const take = (list: Buffer, count: number) => {
      for (let at = 0; at < count; at += 1) {
        const sector = list.readUInt32LE(at * 4);
        if (sector < this.sectorCount && sectors.length < most) sectors.push(this.mark(sector));
      }
    };
    take(this.header.subarray(76), 109);
    let list = this.header.readUInt32LE(68);
    for (let count = 0; list < this.sectorCount && count <= most; count += 1) {
      const bytes = this.sector(this.mark(list));
      take(bytes, perTable - 1);
      list = bytes.readUInt32LE(this.sectorBytes - 4);
    }
    return sectors;
  }

  private readTable(sectors: readonly number[]): Uint32Array {
    const perTable = this.sectorBytes / 4;
    const table = new Uint32Array(sectors.length * perTable).fill(0xffffffff);
    sectors.forEach((sector, index) => {
      const bytes = this.sector(sector);
      for (let at = 0; at < perTable; at += 1) table[index * perTable + at] = bytes.readUInt32LE(at * 4);
    });
    return table;
  }

  /** A whole sector; the last one of a file may be short and is filled up. */
  private sector(sector: number): Buffer {
    const bytes = this.source.read((sector + 1) * this.sectorBytes, this.sectorBytes);
    const whole = Buffer.alloc(this.sectorBytes);
    bytes.copy(whole);
    return whole;
  }

  private mark(sector: number): number {
    this.used[sector] = 1;
    return sector;
  }

  /** The sectors of one chain, each marked as used; no sector may belong to two, or to one chain twice. */
  private chain(start: number): number[] {
    const sectors: number[] = [];
    for (let at = start; at < FIRST_MARK; at = this.next[at] ?? FIRST_MARK) {
      if (at >= this.sectorCount) throw new Error('A chain of the compound file leads outside it.');
      if (this.used[at]) throw new Error('Two chains of the compound file share a sector.');
      sectors.push(this.mark(at));
    }
    return sectors;
  }

  private readDirectory(): RawEntry[] {
    const entries: RawEntry[] = [];
    for (const sector of this.chain(this.header.readUInt32LE(48))) {
      const bytes = this.sector(sector);
      for (let at = 0; at < bytes.length; at += ENTRY_BYTES) {
        const entry = bytes.subarray(at, at + ENTRY_BYTES);
        const nameBytes = Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2);
        entries.push({
          name: entry.toString('utf16le', 0, nameBytes),
          type: entry.readUInt8(66),
          left: entry.readUInt32LE(68),
          right: entry.readUInt32LE(72),
          child: entry.readUInt32LE(76),
          start: entry.readUInt32LE(116),
          bytes: entry.readUInt32LE(120),
        });
      }
      if (entries.length > MAX_ENTRIES) throw new LimitReached('a compound file of too many streams');
    }
    return entries;
  }

  /** Names every entry that is reached from the root; what is not reached is noted as lost. */
  private walk(raw: readonly RawEntry[]): CompoundEntry[] {
    const found: CompoundEntry[] = [];
    const seen = new Set([0]);
    const open: [id: number, folder: string][] = [[raw[0]?.child ?? FIRST_MARK, '']];
    for (let item = open.pop(); item; item = open.pop()) {
      const [id, folder] = item;
      const entry = raw[id];
      if (!entry || seen.has(id)) continue;
      seen.add(id);
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const storage = entry.type === TYPE.storage;
      found.push({
        path,
        storage,
        bytes: storage ? 0 : entry.bytes,
        start: storage ? FIRST_MARK : entry.start,
      });
      open.push([entry.left, folder], [entry.right, folder]);
      if (storage) open.push([entry.child, path]);
    }
    raw.forEach((entry, id) => {
      if (entry.type !== 0 && !seen.has(id)) this.lost.push(entry.name);
    });
    return found;
  }
}

const isSet = (bytes: Buffer) => bytes.every((byte) => byte === 0xff);
