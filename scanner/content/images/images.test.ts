import { deflateSync } from 'node:zlib';

import { evidenceOf, look, rulesOf } from '../../test/look';
import {
  jpegSegment,
  makeBmp,
  makeGif,
  makeJpeg,
  makePng,
  makeTiff,
  makeWebp,
  pngChunk,
} from '../../test/make_images';
import { CONTAINER_INSPECTORS } from '../containers';
import type { Inspector } from '../containers';

const LONG = 'secret '.repeat(100);
const inspectorOf = (type: string) => CONTAINER_INSPECTORS[type] as Inspector;

const PLAIN: [type: string, bytes: Buffer][] = [
  ['png', makePng([pngChunk('tEXt', 'Software\0Matplotlib'), pngChunk('pHYs', Buffer.alloc(9))])],
  ['jpg', makeJpeg(jpegSegment(0xfe, 'made by a program'))],
  ['gif', makeGif(Buffer.from('\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0', 'latin1'))],
  ['webp', makeWebp(['VP8 ', 'abcd'])],
  ['bmp', makeBmp()],
  ['tiff', makeTiff({ 305: 'a program' })],
];

describe('inspectors of pictures', () => {
  it.each(PLAIN)('have nothing to say about a plain %s', async (type, bytes) => {
    expect(rulesOf(await look(inspectorOf(type), bytes))).toEqual([]);
  });

  it.each(PLAIN)('find bytes behind the end of a %s, and say where', async (type, bytes) => {
    const found = await look(inspectorOf(type), Buffer.concat([bytes, Buffer.from('PK\x03\x04 secret')]));
    expect(rulesOf(found)).toEqual(['images/hidden-data']);
    expect(evidenceOf(found, 'images/hidden-data')).toContain(`offset ${bytes.length}`);
  });

  it.each(PLAIN)('never hang or die on a damaged %s', async (type, bytes) => {
    for (let at = 0; at < bytes.length; at += 1)
      for (const flip of [0xff, 0x01]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        await look(inspectorOf(type), damaged).catch((error: Error) => expect(error.message).not.toBe(''));
      }
    for (let end = 0; end < bytes.length; end += 1)
      await look(inspectorOf(type), bytes.subarray(0, end)).catch((error: Error) =>
        expect(error.message).not.toBe('')
      );
  });

  it.each([
    ['text in a PNG', 'png', makePng([pngChunk('tEXt', `Comment\0${LONG}`)]), 'images/metadata'],
    ['unknown chunks', 'png', makePng([pngChunk('daTa', LONG)]), 'images/unknown-part'],
    ['a palette that is too long', 'png', makePng([pngChunk('PLTE', LONG + LONG)]), 'images/hidden-data'],
    ['an animation', 'png', makePng([pngChunk('acTL', Buffer.alloc(8))]), 'images/several'],
    ['lines behind the last', 'png', makePng([], deflateSync(Buffer.alloc(40))), 'images/hidden-data'],
    ['missing lines', 'png', makePng([], deflateSync(Buffer.alloc(10))), 'images/damaged'],
    ['a comment in a JPEG', 'jpg', makeJpeg(jpegSegment(0xfe, LONG)), 'images/metadata'],
    ['segments of programs', 'jpg', makeJpeg(jpegSegment(0xed, `Photoshop 3.0\0${LONG}`)), 'images/metadata'],
    ['unknown segments', 'jpg', makeJpeg(jpegSegment(0xf3, LONG)), 'images/unknown-part'],
    ['several pictures in a JPEG', 'jpg', makeJpeg(jpegSegment(0xe2, 'MPF\0')), 'images/several'],
    ['a comment in a GIF', 'gif', makeGif(gifBlocks(0xfe, LONG)), 'images/metadata'],
    ['unknown extensions', 'gif', makeGif(gifBlocks(0x42, 'x')), 'images/unknown-part'],
    ['Exif in a WebP', 'webp', makeWebp(['VP8 ', 'abcd'], ['EXIF', LONG]), 'images/metadata'],
    ['unknown chunks of a WebP', 'webp', makeWebp(['VP8 ', 'abcd'], ['DATA', LONG]), 'images/unknown-part'],
    ['a gap before pixels', 'bmp', makeBmp(Buffer.from(LONG)), 'images/hidden-data'],
    ['text in a TIFF', 'tiff', makeTiff({ 270: LONG }), 'images/metadata'],
    ['entries of an unknown kind', 'tiff', makeTiff({ 60_000: LONG }), 'images/unknown-part'],
    ['several pages', 'tiff', makeTiff({}, 3), 'images/several'],
  ])('find %s', async (_name, type, bytes, rule) => {
    expect(rulesOf(await look(inspectorOf(type), bytes))).toEqual([rule]);
  });

  it('find the preview in Exif data', async () => {
    const exif = Buffer.concat([Buffer.from('Exif\0\0'), makeTiff({}, 2)]).toString('latin1');
    const found = await look(inspectorOf('jpg'), makeJpeg(jpegSegment(0xe1, exif)));
    expect(rulesOf(found)).toEqual(['images/thumbnail']);
  });

  it('finds a wrong checksum in a PNG', async () => {
    const png = makePng();
    png[png.length - 1] = 0;
    expect(evidenceOf(await look(inspectorOf('png'), png), 'images/damaged')).toContain('checksum of IEND');
  });
});

/** An extension of a GIF: its kind, then data in blocks of at most 255 bytes. */
function gifBlocks(kind: number, data: string): Buffer {
  const blocks: Buffer[] = [Buffer.from([0x21, kind])];
  for (let at = 0; at < data.length; at += 255) {
    const piece = data.slice(at, at + 255);
    blocks.push(Buffer.from([piece.length]), Buffer.from(piece));
  }
  return Buffer.concat([...blocks, Buffer.from([0])]);
}
