import { stepBuffer } from '../source';
import type { ByteSource } from '../source';
import { startOfCharacter, toUtf8, wholeBytes } from './encoding';
import type { Encoding } from './encoding';
import { TextWindow } from './text_window';

/** Bytes of the source behind one window, the overlap included. */
export const WINDOW_BYTES = 1024 * 1024;
/** Bytes of the source that stand in two neighbouring windows, so that nothing short is cut in two. */
const OVERLAP_BYTES = 4 * 1024;

/** Content that was proven to be text. What looks for hidden things reads it through this, so that memory stays flat. */
export class TextView {
  /** The last line that was counted, so that findings in order cost one count in all. */
  private counted = { offset: 0, line: 1 };
  private readonly whole?: TextWindow;

  constructor(
    private readonly source: ByteSource,
    readonly encoding: Encoding,
    /** What the text reads as: `csv`, `json`, `txt`, … */
    readonly typeId: string,
    /** Bytes of the mark at the beginning, which is no text. */
    private readonly markBytes = 0,
    /** What stands between cells, when the text reads as a table. */
    readonly delimiter?: string
  ) {
    if (source.size - markBytes > WINDOW_BYTES) return;
    const raw = source.read(markBytes, source.size);
    this.whole = new TextWindow(toUtf8(raw, encoding), markBytes, 0, true, (at) => this.lineOf(at));
  }

  /** The text in order, in pieces of `WINDOW_BYTES` of the source; neighbours share some bytes. */
  *windows(): Generator<TextWindow> {
    if (this.whole) {
      yield this.whole;
      return;
    }
    const { source, encoding } = this;
    const bytes = encoding.startsWith('utf-16') ? OVERLAP_BYTES * 2 : OVERLAP_BYTES;
    const into = stepBuffer(source);
    let repeated = 0;
    for (let offset = this.markBytes; offset < source.size;) {
      const read = source.read(offset, WINDOW_BYTES, into);
      const last = offset + read.length >= source.size;
      const raw = read.subarray(0, wholeBytes(read, encoding, last));
      if (raw.length === 0) return;
      const shared = startOfCharacter(raw, raw.length - bytes, encoding);
      const tail = toUtf8(raw.subarray(shared), encoding).length;
      yield new TextWindow(toUtf8(raw, encoding), offset, repeated, last, (at) => this.lineOf(at));
      if (last) return;
      offset += shared;
      repeated = tail;
    }
  }

  /** The number of the line (1 is the first) that a byte of the source lies in; counted when it is asked for. */
  lineOf(offset: number): number {
    if (offset < this.counted.offset) this.counted = { offset: 0, line: 1 };
    let { offset: at, line } = this.counted;
    const into = at < offset ? stepBuffer(this.source) : undefined;
    while (at < offset) {
      const raw = this.source.read(at, Math.min(WINDOW_BYTES, offset - at), into);
      if (raw.length === 0) break;
      for (let found = raw.indexOf(0x0a); found !== -1; found = raw.indexOf(0x0a, found + 1)) line += 1;
      at += raw.length;
    }
    this.counted = { offset: at, line };
    return line;
  }
}
