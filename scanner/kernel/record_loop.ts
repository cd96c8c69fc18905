import { kernel } from './kernel';
import type { Kernel } from './kernel';
import { setColumns, takeSamples, tellCells } from './samples';
import type { RowsToSample, SampleSink, SampledRows } from './samples';
import { countedColumns, wantedColumns } from './tally';
import type { CountedRows, RowsToCount } from './tally';

/** Where reading begins, and before which byte it ends; a name or value that begins there is read whole. */
interface Part {
  from: number;
  stop: number;
}

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

  /** Gathers what the cells are like, column by column. */
  sample(bytes: Buffer, part: Part, asked: RowsToSample, sink: SampleSink): SampledRows {
    const loops = this.ready(bytes);
    const { exports } = loops;
    exports.sampleRecords(this.column, asked.most, asked.least, asked.cells, asked.smallBound);
    setColumns(loops, asked.columns);
    const at = this.read(loops, bytes, part, (count) => {
      if (this.column < 0 && exports.recordCells() > 0) sink.nameless();
      tellCells(loops, count, bytes, sink);
    });
    takeSamples(loops, bytes, sink);
    return {
      at,
      rows: exports.recordRows(),
      cells: exports.recordCells(),
      isDone: exports.areRecordsDone() !== 0,
    };
  }

  /** Counts the cells of some columns; the rows of the answer begin with 0. */
  count(bytes: Buffer, part: Part, { most, columns, smallBound, isCounted }: RowsToCount): CountedRows {
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

function putKey({ bytes, exports: { keyAt, addKey } }: Kernel, column: number, key: Buffer): void {
  key.copy(bytes, keyAt(column));
  addKey(column, key.length);
}
