import type { TextWindow } from '../text/text_window';
import { IDLE_BYTES } from './cell_sink';
import type { CellSink } from './cell_sink';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const OPEN = 123;
const CLOSE = 125;
const MAX_KEY = 200;

/** Reads the values of JSON and ndjson by the names that they have; an object is a row. No tree is built. */
export class RecordReader {
  private column = -1;
  /** The names seen, in the order of their columns: the next one is mostly the one that followed before. */
  private readonly keys: Buffer[] = [];
  private skip = 0;

  constructor(private readonly sink: CellSink) {}

  read({ bytes, overlap, last }: TextWindow): void {
    const { length } = bytes;
    const { sink } = this;
    let at = Math.max(0, overlap - this.skip);
    // What a window cuts near its end is read from the next one.
    const stop = last ? length : Math.max(at, length - MAX_CUT);
    while (at < stop) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        const start = at + 1;
        let end = start;
        while (end < length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1;
        at = end + 1;
        let next = at;
        while (next < length && (bytes[next] as number) <= 32) next += 1;
        if (bytes[next] === COLON) {
          this.column = this.find(bytes, start, Math.min(end, start + MAX_KEY));
          at = next + 1;
        } else sink.cell(Math.max(0, this.column), bytes, start, Math.min(end, length));
      } else if (VALUE[byte] === 1) {
        const start = at;
        while (at < length && VALUE[bytes[at] as number] === 1) at += 1;
        sink.cell(Math.max(0, this.column), bytes, start, at);
      } else {
        at += 1;
        if (byte !== CLOSE) continue;
        sink.row();
        if (!sink.isIdle) continue;
        // An object is begun anew after what is left out, so that strings and names are told apart.
        const next = bytes.indexOf(OPEN, at + IDLE_BYTES);
        sink.resume();
        at = next === -1 ? length : next;
      }
    }
    this.skip = Math.max(0, length - at);
  }

  private find(bytes: Buffer, start: number, end: number): number {
    const { keys } = this;
    const guess = this.column + 1 < keys.length ? this.column + 1 : 0;
    if (same(keys[guess], bytes, start, end)) return guess;
    const name = bytes.toString('utf8', start, end);
    const column = this.sink.column(name);
    keys[column] ??= Buffer.from(bytes.subarray(start, end));
    return column;
  }
}

const MAX_CUT = 2 * 1024;

/** Bytes of numbers and of true, false and null. */
const VALUE = new Uint8Array(256);
for (const character of '0123456789+-.eEtrufalsn') VALUE[character.charCodeAt(0)] = 1;

function same(key: Buffer | undefined, bytes: Buffer, start: number, end: number): boolean {
  if (key === undefined || key.length !== end - start) return false;
  for (let at = 0; at < key.length; at += 1) if (key[at] !== bytes[start + at]) return false;
  return true;
}
