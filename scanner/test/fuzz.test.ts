import { judged, seeded } from './judged';
import { CARRIER_TYPES, carry } from './techniques/carriers';
import type { CarrierType } from './techniques/carriers';
import { between, pick, randomBytes } from './techniques/payloads';
import type { Random } from './techniques/payloads';
import { TECHNIQUES } from './techniques/techniques';

/** Files in all; each is judged in well under a millisecond or two. */
const FILES = 10_000;
const PER_TEST = 1_000;
const MOST_BYTES = 6_000;

const NAMES = [
  'docx',
  'xlsx',
  'pdf',
  'png',
  'zip',
  'gz',
  'tar',
  'html',
  'svg',
  'ipynb',
  'pkl',
  'h5',
  'rtf',
  '',
];
const HEADS = [
  'PK\x03\x04',
  '%PDF-1.7\n',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff\xe0',
  'GIF89a',
  '{\\rtf1',
  '\x1f\x8b\x08',
  '7z\xbc\xaf\x27\x1c',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
  '\x80\x04\x95',
  '\x93NUMPY',
  '\x89HDF\r\n\x1a\n',
  'GGUF\x03\0\0\0',
  '<!DOCTYPE html>',
  '<svg ',
  '{"cells": [',
  '\xff\xfe',
  '\xef\xbb\xbf',
  'BZh9',
  'RIFF',
  'II*\0',
  'MZ',
  'ustar',
  '\0\0\0\x18ftypheic',
];

/** Changes, drops, doubles and moves bytes. */
function mutate(random: Random, bytes: Buffer): Buffer {
  let mutated = Buffer.from(bytes);
  for (let step = between(random, 1, 8); step > 0; step -= 1) {
    const at = between(random, 0, Math.max(0, mutated.length - 1));
    const length = between(random, 1, 40);
    const piece = mutated.subarray(at, at + length);
    const [before, after] = [mutated.subarray(0, at), mutated.subarray(at + length)];
    mutated = pick(random, [
      () => Buffer.concat([before, randomBytes(random, length), after]),
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, piece, after]),
      () => Buffer.concat([after, piece, before]),
      () =>
        Buffer.concat([before, Buffer.from([pick(random, [0, 0x22, 0x0a, 0x80, 0xff, 0x2c])]), piece, after]),
      () => Buffer.from(before),
    ])();
  }
  return mutated.subarray(0, MOST_BYTES);
}

function file(random: Random): { name: string; content: Buffer } {
  const type = pick(random, CARRIER_TYPES);
  const name = `results.${random() < 0.6 ? type : pick(random, NAMES)}`;
  const kind = random();
  if (kind < 0.15) return { name, content: randomBytes(random, between(random, 0, 2_000)) };
  if (kind < 0.35) {
    const head = Buffer.from(pick(random, HEADS), 'latin1');
    return { name, content: Buffer.concat([head, randomBytes(random, between(random, 0, 1_500))]) };
  }
  if (kind < 0.7) return { name, content: mutate(random, Buffer.from(carry(random, type as CarrierType))) };
  const made = pick(random, Object.values(TECHNIQUES))(random, type as CarrierType);
  return { name: random() < 0.5 ? name : made.name, content: mutate(random, made.content) };
}

const decodes = (bytes: Buffer, encoding: string) => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/;

/** Whether readers of their own, which share nothing with the scanner, can read a content as what its name says. */
const isReadable = (name: string, content: Buffer) =>
  ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'].some((encoding) => {
    const text = decodes(content, encoding);
    return text !== undefined && !CONTROL.test(text) && parses(name, text);
  });

function parses(name: string, text: string): boolean {
  const documents = name.endsWith('.ndjson') ? text.split('\n').filter((line) => line.trim() !== '') : [text];
  try {
    if (/\.(nd)?json$/.test(name))
      for (const document of documents) JSON.parse(document.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}

describe.each(Array.from({ length: FILES / PER_TEST }, (_, batch) => batch))(
  'random files, batch %i',
  (batch) => {
    it('are all judged, and none passes that cannot be read', async () => {
      const random = seeded(7_000 + batch);
      const wrong: string[] = [];
      for (let index = 0; index < PER_TEST; index += 1) {
        const { name, content } = file(random);
        const { result } = await judged(name, content);
        if (result === 'pass' && !isReadable(name, content))
          wrong.push(`${name} ${content.toString('base64')}`);
      }
      expect(wrong).toEqual([]);
    });
  }
);
