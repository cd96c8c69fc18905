import { crc32, deflateSync } from 'node:zlib';

const word = (value: number, bytes: 2 | 4, big: boolean) => {
  const out = Buffer.alloc(bytes);
  if (big) out.writeUIntBE(value, 0, bytes);
  else out.writeUIntLE(value, 0, bytes);
  return out;
};
const big = (value: number) => word(value, 4, true);
const little = (value: number, bytes: 2 | 4 = 4) => word(value, bytes, false);

/** One chunk of a PNG with its checksum. */
export function pngChunk(kind: string, data: Buffer | string = ''): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), Buffer.from(data as string)]);
  return Buffer.concat([big(body.length - 4), body, big(crc32(body))]);
}

/** A grey PNG of 4 × 4 pixels; further chunks stand before its end, `lines` replaces its packed pixels. */
export function makePng(more: Buffer[] = [], lines = deflateSync(Buffer.alloc(20))): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 0, 0, 0, 0])),
    pngChunk('IDAT', lines),
    ...more,
    pngChunk('IEND'),
  ]);
}

/** One segment of a JPEG. */
export const jpegSegment = (marker: number, data: Buffer | string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, marker]),
    word(data.length + 2, 2, true),
    Buffer.from(data as string, 'latin1'),
  ]);

/** The bones of a JPEG: no program shows it, but its structure is whole. */
export const makeJpeg = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
    ...more,
    jpegSegment(0xdb, '\0'.repeat(65)),
    jpegSegment(0xda, '\x01\x01\0\0\x3f\0'),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9]),
  ]);

/** A GIF of one frame of 1 × 1 pixel, blocks before it. */
export const makeGif = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1'),
    Buffer.alloc(6),
    ...more,
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0]),
    Buffer.from([0x3b]),
  ]);

/** A WebP of chunks by kind. */
export function makeWebp(...chunks: [kind: string, data: string][]): Buffer {
  const body = chunks.flatMap(([kind, data]) => [
    Buffer.from(kind),
    little(data.length),
    Buffer.from(data + '\0'.repeat(data.length % 2)),
  ]);
  const size = body.reduce((sum, piece) => sum + piece.length, 4);
  return Buffer.concat([Buffer.from('RIFF'), little(size), Buffer.from('WEBP'), ...body]);
}

/** A BMP of 2 × 2 pixels in 24 bits, `gap` between header and pixels. */
export const makeBmp = (gap = Buffer.alloc(0)): Buffer =>
  Buffer.concat([
    Buffer.from('BM'),
    little(54 + gap.length + 16),
    little(0),
    little(54 + gap.length),
    little(40),
    little(2),
    little(2),
    little(1, 2),
    little(24, 2),
    Buffer.alloc(24),
    gap,
    Buffer.alloc(16),
  ]);

/** A TIFF of one strip of four bytes; text entries by tag, further directories behind one another. */
export function makeTiff(texts: Record<number, string> = {}, pages = 1): Buffer {
  const pieces: Buffer[] = [];
  let at = 8;
  for (let page = 0; page < pages; page += 1) {
    const tags = Object.entries(texts);
    const count = 2 + tags.length;
    let data = at + 2 + count * 12 + 4;
    const tail: Buffer[] = [];
    const put = (bytes: Buffer) => {
      tail.push(bytes);
      data += bytes.length;
      return data - bytes.length;
    };
    const entry = (tag: number, type: number, values: number, value: Buffer) =>
      Buffer.concat([little(tag, 2), little(type, 2), little(values), value]);
    const strip = put(Buffer.from([1, 2, 3, 4]));
    const entries = [
      entry(273, 4, 1, little(strip)),
      entry(279, 4, 1, little(4)),
      ...tags.map(([tag, text]) => entry(Number(tag), 2, text.length, little(put(Buffer.from(text))))),
    ];
    pieces.push(little(count, 2), ...entries, little(page + 1 < pages ? data : 0), ...tail);
    at = data;
  }
  return Buffer.concat([Buffer.from('II*\0'), little(8), ...pieces]);
}
