import { constants, inflateSync } from 'node:zlib';

import type { TypeId } from '../types';

/** A kind whose few first bytes could as well begin a text: more of its form must fit. */
interface Checked {
  id: TypeId;
  fits(head: Buffer, size: number): boolean;
}

const ascii = (head: Buffer, text: string, at = 0) =>
  head.length >= at + text.length && head.toString('latin1', at, at + text.length) === text;

const u16 = (head: Buffer, at: number) => (head.length >= at + 2 ? head.readUInt16LE(at) : -1);
const u32 = (head: Buffer, at: number) => (head.length >= at + 4 ? head.readUInt32LE(at) : -1);
const u32be = (head: Buffer, at: number) => (head.length >= at + 4 ? head.readUInt32BE(at) : -1);

const BMP_HEADERS = new Set([12, 40, 52, 56, 64, 108, 124]);
const HEIC = new Set(['heic', 'heix', 'heif', 'mif1', 'msf1', 'hevc', 'hevx']);
const NETPBM = /^P([1-6]\n(#[^\n]*\n)*\d+\s+\d+\s|7\nWIDTH )/;

/** Frames of an MPEG audio stream: version, layer, rate and sampling that exist. */
function isMpegAudio(head: Buffer): boolean {
  const [a = 0, b = 0, c = 0] = head;
  if (a !== 0xff || (b & 0xe0) !== 0xe0) return false;
  const known = (b & 0x18) !== 0x08 && (b & 0x06) !== 0;
  return known && (c & 0xf0) !== 0xf0 && (c & 0xf0) !== 0 && (c & 0x0c) !== 0x0c;
}

/** A header of tar without the word "ustar": the sum of its bytes stands in it in octal. */
function isOldTar(head: Buffer): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  const stated = Number.parseInt(head.toString('latin1', 148, 156).replace(/[\0 ]+$/, ''), 8);
  let sum = 8 * 0x20;
  for (let index = 0; index < 512; index += 1) if (index < 148 || index >= 156) sum += head[index] as number;
  return stated === sum;
}

/** dBase: a date that exists, and a header as long as it says. */
function isDbase(head: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = head;
  const versions = [0x02, 0x03, 0x30, 0x31, 0x43, 0x83, 0x8b, 0xf5];
  const header = u16(head, 8);
  return versions.includes(version) && month >= 1 && month <= 12 && day >= 1 && day <= 31 && header > 32;
}

/** Protobuf of an ONNX model: the version of the format first, then the producer or the graph. */
function isOnnx(head: Buffer): boolean {
  if (head[0] !== 0x08 || (head[1] ?? 0x80) > 0x20) return false;
  const next = head[2];
  if (next === 0x3a) return true;
  const length = head[3] ?? 0;
  return (next === 0x12 || next === 0x42) && length < 0x80 && head.length > 4 + length;
}

function isSafetensors(head: Buffer, size: number): boolean {
  if (head.length < 10 || head.readUInt32LE(4) !== 0) return false;
  const length = u32(head, 0);
  return length >= 2 && length + 8 <= size && head[8] === 0x7b;
}

/** Pickle: protocol 2 and later say so; the older ones begin with opcodes that text does not. */
function isPickle(head: Buffer, size: number): boolean {
  const [first, second = 0xff] = head;
  if (first === 0x80 && second <= 5) return true;
  if (first === 0x80) return false;
  const text = head.toString('latin1');
  if (/^[\](}]q\0|^\(cc?[\w.]+\n/.test(text)) return true;
  // Protocol 0 is nearly text: a global or a mark first, and a stop at the end where that is in sight.
  if (size <= head.length && !/\.\s*$/.test(text)) return false;
  return /^(c[\w.]+\n[\w.]+\n(p\d+\n)?[()\][}{NISVFL]|\((d|l)p\d+\n|\(i[\w.]+\n)/.test(text);
}

/** Bytes that packed data is opened to, to see what begins there. */
const MAX_UNPACKED = 64 * 1024;

/** joblib packs a pickle with zlib, whose own two bytes say too little. */
function isPackedPickle(head: Buffer): boolean {
  if (head[0] !== 0x78 || head.length < 16 || head.readUInt16BE(0) % 31 !== 0) return false;
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED };
    const unpacked = inflateSync(head.subarray(0, 1_024), options);
    return unpacked[0] === 0x80 && (unpacked[1] ?? 255) <= 5;
  } catch {
    return false;
  }
}

function isExe(head: Buffer): boolean {
  if (!ascii(head, 'MZ') && !ascii(head, 'ZM')) return false;
  const at = u32(head, 60);
  return head.length < 64
    ? head.includes(0)
    : at < head.length
      ? ascii(head, 'PE', at) || head.includes(0)
      : head.includes(0);
}

const brand = (head: Buffer) => (ascii(head, 'ftyp', 4) ? head.toString('latin1', 8, 12) : undefined);

const CHECKED: readonly Checked[] = [
  {
    id: 'bz2',
    fits: (head) => /^BZh[1-9]$/.test(head.toString('latin1', 0, 4)) && [0x31, 0x17].includes(head[4] ?? 0),
  },
  {
    id: 'bmp',
    fits: (head) => ascii(head, 'BM') && BMP_HEADERS.has(u32(head, 14)) && u32(head, 6) === 0,
  },
  {
    id: 'ico',
    fits: (head) =>
      [0x10000, 0x20000].includes(u32(head, 0)) && u16(head, 4) > 0 && u16(head, 4) < 256 && head[9] === 0,
  },
  { id: 'avif', fits: (head) => /^avi[fs]$/.test(brand(head) ?? '') },
  { id: 'heic', fits: (head) => HEIC.has(brand(head) ?? '') },
  {
    id: 'mp4',
    fits: (head) => brand(head) !== undefined || ascii(head, 'moov', 4) || ascii(head, 'mdat', 4),
  },
  { id: 'mp3', fits: (head) => (ascii(head, 'ID3') && (head[3] ?? 255) < 10) || isMpegAudio(head) },
  { id: 'aac', fits: (head) => head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0 },
  { id: 'swf', fits: (head) => /^[FCZ]WS$/.test(head.toString('latin1', 0, 3)) && (head[3] ?? 255) < 60 },
  { id: 'qoi', fits: (head) => ascii(head, 'qoif') && [3, 4].includes(head[12] ?? 0) },
  { id: 'netpbm', fits: (head) => NETPBM.test(head.toString('latin1', 0, 100)) },
  { id: 'exe', fits: isExe },
  // A fat Mach-O counts its parts where a class of Java has its version, which is 45 or more.
  { id: 'macho', fits: (head) => u32be(head, 0) === 0xcafebabe && u32be(head, 4) < 40 },
  { id: 'class', fits: (head) => u32be(head, 0) === 0xcafebabe },
  { id: 'keystore', fits: (head) => u32be(head, 0) === 0xcececece },
  { id: 'tar', fits: isOldTar },
  { id: 'cpio', fits: (head) => /^07070[127][0-9A-Fa-f]{20}/.test(head.toString('latin1', 0, 40)) },
  { id: 'safetensors', fits: isSafetensors },
  { id: 'pickle', fits: isPickle },
  { id: 'onnx', fits: isOnnx },
  { id: 'joblib', fits: isPackedPickle },
  { id: 'dbf', fits: isDbase },
  {
    id: 'edf',
    fits: (head) =>
      ascii(head, '0       ') &&
      /^[ -~]+$/.test(head.toString('latin1', 0, 256)) &&
      /^\d{1,4} *$/.test(head.toString('latin1', 252, 256)),
  },
  { id: 'mbox', fits: (head) => /^From \S+ .*\d{4}\r?\n[\w-]+: /.test(head.toString('latin1', 0, 500)) },
  { id: 'eml', fits: isMail },
  { id: 'sam', fits: (head) => /^@(HD|SQ|RG|PG)\t[A-Z][A-Za-z]:/.test(head.toString('latin1', 0, 20)) },
  { id: 'fastq', fits: (head) => /^@\S[^\n]*\r?\n[ACGTUNacgtun.]{10,}\r?\n\+/.test(head.toString('latin1')) },
  { id: 'fasta', fits: (head) => /^>\S[^\n]*\r?\n[A-Za-z*-]{20,}\r?\n/.test(head.toString('latin1')) },
];

/** At least two well known fields of a mail, and nothing but fields before the first empty line. */
function isMail(head: Buffer): boolean {
  const text = head.toString('latin1');
  const known =
    /^(Received|Return-Path|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Delivered-To|X-[\w-]+): /i;
  const lines = text.split(/\r?\n/, 20);
  const fields = lines.slice(0, lines.includes('') ? lines.indexOf('') : lines.length - 1);
  if (!fields.every((line) => /^([\w-]+:|[ \t])/.test(line))) return false;
  return (
    fields.length >= 3 &&
    fields.filter((line) => known.test(line)).length >= 3 &&
    /^(From|Received|Return-Path|Message-ID|Delivered-To): /im.test(fields.join('\n'))
  );
}

/** The kind of a content by its first bytes and a look at its form. */
export const checkedSignatureOf = (head: Buffer, size: number): TypeId | undefined =>
  CHECKED.find(({ fits }) => fits(head, size))?.id;
