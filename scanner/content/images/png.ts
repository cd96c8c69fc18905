import { crc32 } from 'node:zlib';

import { inflateBounded } from '../archives/inflate';
import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { CHUNK_BYTES } from '../source';
import { MetadataList } from './metadata_list';
import { reportTrailing } from './trailing';

const SIGNATURE_BYTES = 8;
const HEAD_BYTES = 8;
const SUM_BYTES = 4;
const MAX_CHUNKS = 1_000_000;
/** Larger pictures are not unpacked to be measured. */
const MAX_PIXEL_BYTES = 64 * 1024 * 1024;

const PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB bKGD hIST pHYs tIME acTL fcTL fdAT cICP mDCV cLLI oFFs sCAL sTER'.split(
    ' '
  )
);
const TEXTS = new Set('tEXt zTXt iTXt eXIf sPLT pCAL gIFg gIFx dSIG caBX'.split(' '));
/** Bytes that these may have at most; longer ones hold something else. */
const LONGEST: Readonly<Record<string, number>> = {
  PLTE: 768,
  tRNS: 256,
  hIST: 512,
  sCAL: 64,
  IEND: 0,
  IHDR: 13,
};

interface Head {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlaced: boolean;
}

/** A PNG: every chunk by kind, size and checksum; the packed pixels measured; what stands behind the end. */
export function inspectPng(inspection: Inspection): void {
  const { source } = inspection;
  const metadata = new MetadataList(inspection);
  const pixels: Buffer[] = [];
  let pixelBytes = 0;
  let head: Head | undefined;
  let offset = SIGNATURE_BYTES;
  let ended = false;
  const damaged = (evidence: string) => inspection.report('images/damaged', { evidence });
  for (
    let count = 0;
    !ended && offset + HEAD_BYTES + SUM_BYTES <= source.size && count < MAX_CHUNKS;
    count += 1
  ) {
    inspection.checkTime();
    const start = Buffer.from(source.read(offset, HEAD_BYTES));
    const bytes = start.readUInt32BE(0);
    const kind = start.toString('latin1', 4, 8);
    const dataStart = offset + HEAD_BYTES;
    if (dataStart + bytes + SUM_BYTES > source.size || !/^[A-Za-z]{4}$/.test(kind)) break;
    if (
      checksum(inspection, offset + 4, bytes + 4) !==
      source.read(dataStart + bytes, SUM_BYTES).readUInt32BE(0)
    )
      damaged(`checksum of ${kind} at offset ${offset}`);
    if (kind === 'IHDR' && bytes === 13) head = readHead(Buffer.from(source.read(dataStart, 13)));
    if (kind === 'IDAT') {
      pixelBytes += bytes;
      if (pixelBytes <= MAX_PIXEL_BYTES) pixels.push(Buffer.from(source.read(dataStart, bytes)));
    }
    if (kind === 'acTL') inspection.report('images/several', { evidence: 'an animation' });
    inspectChunk(inspection, metadata, kind, bytes, offset);
    offset = dataStart + bytes + SUM_BYTES;
    ended = kind === 'IEND';
  }
  if (!ended) damaged(`no end; read up to offset ${offset} of ${source.size}`);
  metadata.report();
  if (head && pixelBytes <= MAX_PIXEL_BYTES) inspectPixels(inspection, head, Buffer.concat(pixels));
  reportTrailing(inspection, offset);
}

function checksum(inspection: Inspection, offset: number, bytes: number): number {
  let sum = 0;
  for (let at = 0; at < bytes; at += CHUNK_BYTES)
    sum = crc32(inspection.source.read(offset + at, Math.min(CHUNK_BYTES, bytes - at)), sum);
  return sum;
}

function inspectChunk(
  inspection: Inspection,
  metadata: MetadataList,
  kind: string,
  bytes: number,
  offset: number
): void {
  const longest = LONGEST[kind];
  if (kind === 'iCCP') metadata.addProfile(bytes);
  else if (TEXTS.has(kind)) metadata.add(kind, bytes);
  else if (!PICTURE.has(kind))
    inspection.report('images/unknown-part', {
      evidence: `chunk ${quoted(kind)} of ${bytes} bytes at offset ${offset}`,
    });
  else if (longest !== undefined && bytes > longest)
    inspection.report('images/hidden-data', {
      message: 'A part of the picture is longer than such a part can be.',
      evidence: `${kind} of ${bytes} bytes at offset ${offset}`,
    });
}

const readHead = (bytes: Buffer): Head => ({
  width: bytes.readUInt32BE(0),
  height: bytes.readUInt32BE(4),
  depth: bytes.readUInt8(8),
  colour: bytes.readUInt8(9),
  interlaced: bytes.readUInt8(12) === 1,
});

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Adam7: first column, first row, step in columns, step in rows of each pass. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bytes of all lines with their filter marks. */
function expectedBytes({ width, height, depth, colour, interlaced }: Head): number {
  const lines = (columns: number, rows: number) =>
    columns === 0 ? 0 : rows * (1 + Math.ceil((columns * depth * (SAMPLES[colour] ?? 4)) / 8));
  if (!interlaced) return lines(width, height);
  return PASSES.reduce(
    (sum, [left, top, across, down]) =>
      sum + lines(Math.ceil(Math.max(0, width - left) / across), Math.ceil(Math.max(0, height - top) / down)),
    0
  );
}

/** Data can stand behind the last line, or behind the packed data within their chunk. */
function inspectPixels(inspection: Inspection, head: Head, packed: Buffer): void {
  const expected = expectedBytes(head);
  if (packed.length < 6 || expected > MAX_PIXEL_BYTES) return;
  try {
    const inflated = inflateBounded(inspection, 'The picture', packed.subarray(2));
    if (!inflated) return;
    const more = inflated.bytes.length - expected;
    const behind = packed.length - 2 - inflated.used - 4;
    const evidence = [
      ...(more > 0 ? [`${more} bytes behind the last line of pixels`] : []),
      ...(behind > 0 ? [`${behind} bytes behind the packed pixels`] : []),
    ];
    if (evidence.length > 0) inspection.report('images/hidden-data', { evidence: evidence.join('; ') });
    if (more < 0) inspection.report('images/damaged', { evidence: `${-more} bytes of pixels are missing` });
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw error;
    inspection.report('images/damaged', { evidence: `pixels: ${(error as Error).message}` });
  }
}
