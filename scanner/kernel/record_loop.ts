import { kernel } from './kernel';
import type { Kernel } from './kernel';
import { countedColumns, wantedColumns } from './tally';
import type { ColumnCounts } from './tally';

/** Where reading begins, and before which byte it ends; a name or value that begins there is read whole. */
interface Part {
  from: number;
  stop: number;
}

/** So many rows at most, and fewer once there were so many cells in so many rows at least. */
export interface RowsToTell {
  most: number;
  least: number;
  cells: number;
}

export interface RecordsToCount {
  most: number;
  /** Columns so far. */
  columns: number;
  smallBound: number;
  isCounted(column: number): boolean;
}

/** Where reading ended, and what it counted. */
export interface CountedRecords {
  at: number;
  rows: number;
  columns: ReadonlyMap<number, ColumnCounts>;
}

export interface RecordTold {
  cell(column: number, bytes: Buffer, start: number, end: number): void;
  /** After the cells of a row. */
  row(): void;
}

const CELL = 0;
const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
/** Bytes of a name; the kernel has the same. */
const MAX_KEY = 200;

/** Whose names each kernel knows. */
const readers = new WeakMap<Kernel, RecordLoop>();

/** Reads the values of JSON by the names that they have. */
export class RecordLoop {
  /** The column that was read last. */
  private column = -1;
  /** The names seen, by their columns. */
  private readonly keys: Buffer[] = [];

  constructor(private readonly columnOf: (name: string) => number) {}

  /** Tells of cells and rows; answers where it ended. */
  tell(bytes: Buffer, part: Part, { most, least, cells }: RowsToTell, told: RecordTold): number {
    const loops = this.ready(bytes);
    loops.exports.tellRecords(this.column, most, least, cells);
    return this.read(loops, bytes, part, (count) =>
      loops.tell(count, (kind, start, end, column) =>
        kind === CELL ? told.cell(column, bytes, start, end) : told.row()
      )
    );
  }

  /** Counts the cells of some columns; the rows of the answer begin with 0. */
  count(bytes: Buffer, part: Part, { most, columns, smallBound, isCounted }: RecordsToCount): CountedRecords {
    const loops = this.ready(bytes);
    const wanted = wantedColumns(loops).fill(0);
    for (let column = 0; column < columns; column += 1) wanted[column] = isCounted(column) ? 1 : 0;
    loops.exports.countRecords(this.column, most, smallBound);
    const at = this.read(loops, bytes, part, (_, column) => {
      if (column !== undefined) wanted[column] = isCounted(column) ? 1 : 0;
    });
    return { at, rows: loops.exports.recordRows(), columns: countedColumns(loops) };
  }

  /** Hands on each time the number of events, and the column of a name that was not known before. */
  private read(
    loops: Kernel,
    bytes: Buffer,
    { from, stop }: Part,
    goOn: (events: number, column?: number) => void
  ): number {
    const { exports } = loops;
    for (let at = from; ;) {
      const end = exports.readRecords(at, stop, bytes.length);
      this.column = exports.recordColumn();
      goOn(exports.eventCount());
      if (exports.isUnknownKey() === 0) return end;
      at = this.addKey(loops, bytes, end);
      exports.setRecordColumn(this.column);
      goOn(0, this.column);
    }
  }

  /** Asks for the column of the name that begins with the quotation mark at a place; answers where its value may begin. */
  private addKey(loops: Kernel, bytes: Buffer, quote: number): number {
    const start = quote + 1;
    let end = start;
    while (bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1;
    const key = bytes.subarray(start, Math.min(end, start + MAX_KEY));
    this.column = this.columnOf(key.toString('utf8'));
    if (!this.keys[this.column]) {
      this.keys[this.column] = Buffer.from(key);
      putKey(loops, this.column, key);
    }
    return bytes.indexOf(COLON, end) + 1;
  }

  private ready(bytes: Buffer): Kernel {
    const loops = kernel();
    loops.lay(bytes);
    if (readers.get(loops) === this) return loops;
    readers.set(loops, this);
    loops.exports.clearRecords();
    this.keys.forEach((key, column) => putKey(loops, column, key));
    return loops;
  }
}

function putKey({ exports: { memory, keyAt, addKey } }: Kernel, column: number, key: Buffer): void {
  new Uint8Array(memory.buffer, keyAt(column), key.length).set(key);
  addKey(column, key.length);
}
