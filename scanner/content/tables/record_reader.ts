import { RecordLoop } from '../../kernel/record_loop';
import type { TextWindow } from '../text/text_window';
import { IDLE_BYTES } from './cell_sink';
import type { RowSink } from './cell_sink';

const OPEN = 123;

/** Reads the values of JSON and ndjson by the names that they have; an object is a row. No tree is built. */
export class RecordReader {
  private readonly loop: RecordLoop;
  private skip = 0;

  constructor(private readonly sink: RowSink) {
    this.loop = new RecordLoop((name) => sink.column(name));
  }

  read({ bytes, overlap, last }: TextWindow): void {
    const { length } = bytes;
    const { loop, sink } = this;
    let at = Math.max(0, overlap - this.skip);
    // What a window cuts near its end is read from the next one.
    const stop = last ? length : Math.max(at, length - MAX_CUT);
    while (at < stop) {
      const part = { from: at, stop };
      at =
        sink.rowsToCount > 0
          ? sink.countRows((records) => loop.count(bytes, part, records))
          : sink.sampleRows((records, samples) => loop.sample(bytes, part, records, samples));
      if (!sink.isIdle) continue;
      // An object is begun anew after what is left out, so that strings and names are told apart.
      const next = bytes.indexOf(OPEN, at + IDLE_BYTES);
      sink.resume();
      at = next === -1 ? length : next;
    }
    this.skip = Math.max(0, length - at);
  }
}

const MAX_CUT = 2 * 1024;
