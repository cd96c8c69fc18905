import fs from 'node:fs';

const STEP = 256 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of a file, without their ends, a piece of the file at a time. Throws when the file is larger than
 * `maxBytes`. What comes after the last newline is a line only when it is not empty.
 */
export function* readLines(file: string, maxBytes: number): Generator<string> {
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
  try {
    const { size } = fs.fstatSync(descriptor);
    if (size > maxBytes) throw new Error(`${file} has ${size} bytes, at most ${maxBytes} are read.`);
    const buffer = Buffer.allocUnsafe(STEP);
    let rest: Buffer[] = [];
    for (;;) {
      const count = fs.readSync(descriptor, buffer, 0, STEP, null);
      if (count === 0) break;
      const piece = buffer.subarray(0, count);
      let start = 0;
      for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
        yield Buffer.concat([...rest, piece.subarray(start, end)]).toString('utf8');
        rest = [];
        start = end + 1;
      }
      if (start < count) rest.push(Buffer.from(piece.subarray(start)));
    }
    if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
  } finally {
    fs.closeSync(descriptor);
  }
}
