import zlib from 'node:zlib';

import { DEFAULT_POLICY } from '../../policy';
import { firedRules, judged } from '../../test/judged';
import { BufferSource } from '../source';
import { judge } from '../inspect';

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex');
const padded = (head: Buffer, size = 600) =>
  Buffer.concat([head, Buffer.alloc(Math.max(0, size - head.length), 0x01)]);

const at = (offset: number, text: string, size = 600) => {
  const bytes = Buffer.alloc(size, 0x01);
  bytes.write(text, offset, 'latin1');
  return bytes;
};

/** A zip of empty members, as far as a reader of the list at its end goes. */
function zipOf(...names: string[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name));
    list.push(central, Buffer.from(name));
    offset += 30 + name.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

describe('what a content is', () => {
  it.each<[string, Buffer]>([
    ['pdf', padded(Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1'))],
    ['png', padded(hex('89504E470D0A1A0A'))],
    ['jpg', padded(hex('FFD8FFE000104A464946'))],
    ['gif', padded(Buffer.from('GIF89a\x01\0', 'latin1'))],
    ['webp', padded(Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 ', 'latin1'))],
    ['tiff', padded(hex('49492A00'))],
    ['heic', padded(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))],
    ['mp4', padded(Buffer.from('\0\0\0\x18ftypisom', 'latin1'))],
    ['mp3', padded(Buffer.from('ID3\x03\0', 'latin1'))],
    ['wav', padded(Buffer.from('RIFF\x01\x02\x03\x04WAVE', 'latin1'))],
    ['7z', padded(hex('377ABCAF271C'))],
    ['rar', padded(hex('526172211A070100'))],
    ['rar', padded(hex('526172211A0700'))],
    ['xz', padded(hex('FD377A585A00'))],
    ['zst', padded(hex('28B52FFD'))],
    ['lz4', padded(hex('04224D18'))],
    ['z', padded(hex('1F9D90'))],
    ['bz2', padded(Buffer.from('BZh91AY&SY', 'latin1'))],
    ['gz', zlib.gzipSync('some text')],
    ['rds', zlib.gzipSync(Buffer.from('RDX3\nX\n\0\0\0\x03', 'latin1'))],
    ['tar', at(257, 'ustar\x0000')],
    ['cab', padded(Buffer.from('MSCF\0\0\0\0', 'latin1'))],
    ['dicom', at(128, 'DICM')],
    ['hdf5', padded(hex('894844460D0A1A0A'))],
    ['npy', padded(hex('934E554D5059'))],
    ['pickle', padded(hex('800495'))],
    ['pickle', Buffer.from("cos\nsystem\n(S'id'\ntR.")],
    ['gguf', padded(Buffer.from('GGUF\x03\0\0\0', 'latin1'))],
    ['safetensors', Buffer.concat([hex('0A00000000000000'), Buffer.from('{"a":true}')])],
    ['sqlite', padded(Buffer.from('SQLite format 3\0', 'latin1'))],
    ['parquet', padded(Buffer.from('PAR1\x15\x04', 'latin1'))],
    ['arrow', padded(Buffer.from('ARROW1\0\0', 'latin1'))],
    ['dta', padded(hex('72010100'))],
    ['sav', padded(Buffer.from('$FL2@(#) SPSS DATA FILE', 'latin1'))],
    ['exe', Buffer.concat([at(0, 'MZ', 64).fill(0, 2).fill(64, 60, 61), Buffer.from('PE\0\0', 'latin1')])],
    ['elf', padded(hex('7F454C46'))],
    ['class', padded(hex('CAFEBABE00000034'))],
    ['macho', padded(hex('CAFEBABE00000002'))],
    ['wasm', padded(hex('0061736D01000000'))],
    ['pyc', padded(hex('A70D0D0A00000000'))],
    ['lnk', padded(hex('4C0000000114020000000000C000000000000046'))],
    ['xls', padded(Buffer.concat([hex('D0CF11E0A1B11AE1'), Buffer.from('Workbook\0', 'utf16le')]))],
    [
      'encryptedoffice',
      padded(Buffer.concat([hex('D0CF11E0A1B11AE1'), Buffer.from('EncryptedPackage\0', 'utf16le')])),
    ],
    ['docx', zipOf('[Content_Types].xml', 'word/document.xml')],
    ['xlsm', zipOf('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin')],
    ['torch', zipOf('archive/data.pkl', 'archive/data/0')],
    ['npz', zipOf('a.npy', 'b.npy')],
    ['zip', zipOf('table.csv')],
    ['pem', Buffer.from('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n')],
    ['script', Buffer.from('#!/bin/sh\necho hello\n')],
    ['vcf', Buffer.from('##fileformat=VCFv4.2\n#CHROM\tPOS\n')],
    ['fasta', Buffer.from('>sequence one\nACGTACGTACGTACGTACGTACGT\nACGT\n')],
    ['eml', Buffer.from('From: a@example.org\nTo: b@example.org\nSubject: x\nDate: today\n\nHello\n')],
    ['html', Buffer.from('<!DOCTYPE html>\n<html><body>Hello</body></html>\n')],
    ['svg', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>\n')],
    ['ipynb', Buffer.from('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')],
  ])('knows %s', async (id, bytes) => {
    const judgement = await judged('content', bytes);
    expect(judgement.type.id).toBe(id);
    expect(judgement.result).not.toBe('pass');
  });

  it.each<[string, string, string]>([
    ['table.csv', 'csv', 'a,b\n1,2\n'],
    ['table.tsv', 'tsv', 'a\tb\n1\t2\n'],
    ['data.json', 'json', '{"a": [1, 2.5e3, null, "x"]}\n'],
    ['lines.ndjson', 'ndjson', '{"a": 1}\n{"a": 2}\n'],
    ['notes.md', 'md', '# Notes\n\n- one\n'],
    ['notes.txt', 'txt', 'Notes on the model.\n'],
    ['bmw.txt', 'txt', 'BMW, MZ and PAR1 are words here.\n'],
    ['map.geojson', 'json', '{"type": "FeatureCollection", "features": []}'],
  ])('lets %s pass as %s', async (name, id, content) => {
    expect(await judged(name, content)).toMatchObject({ type: { id }, result: 'pass' });
  });

  it('blocks content that nobody knows', async () => {
    const bytes = Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 197 + 11) % 256));
    const judgement = await judged('result.dat', bytes);
    expect(judgement.type.id).toBe('unknown');
    expect(firedRules(judgement)).toContain('types/unknown');
    expect(judgement.result).toBe('block');
  });

  it.each<[string, string | Buffer]>([
    ['figure.png', 'region,rate\n'],
    ['table.csv', padded(hex('89504E470D0A1A0A'))],
    ['table.csv', zipOf('table.csv')],
    ['report.docx', zipOf('table.csv')],
    ['table.csv', '<html><body>1,2</body></html>'],
  ])('blocks %s when its content is of another kind', async (name, content) => {
    const judgement = await judged(name, content);
    expect(firedRules(judgement)).toContain('types/mismatch');
    expect(judgement.result).toBe('block');
  });

  it.each<[string, Buffer]>([
    ['a text and a zip', Buffer.concat([Buffer.from('region,rate\nTayside,1.5\nFife,2.5\n'), zipOf('x')])],
    ['a picture and a zip', Buffer.concat([padded(hex('89504E470D0A1A0A')), zipOf('x')])],
    [
      'a text that is a PDF as well',
      Buffer.from('Some notes first\n%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n'),
    ],
  ])('finds %s', async (_, bytes) => {
    const judgement = await judged('notes.txt', bytes);
    expect(firedRules(judgement)).toContain('types/polyglot');
    expect(judgement.result).toBe('block');
  });

  it('asks for review of an empty file', async () => {
    const judgement = await judged('table.csv', '');
    expect(judgement).toMatchObject({ type: { id: 'empty' }, result: 'review' });
    expect(firedRules(judgement)).toEqual(['types/empty']);
  });

  it('asks for review of a file that consists of holes', async () => {
    const bytes = Buffer.alloc(2 * 1024 * 1024, 'abc def\n');
    const judgement = await judge('notes.txt', new BufferSource(bytes, 4_096), DEFAULT_POLICY);
    expect(firedRules(judgement)).toContain('types/sparse');
  });

  it('asks for review of what is larger than the policy allows', async () => {
    const policy = DEFAULT_POLICY.with({ id: 'small', version: '1', max_bytes: 10 });
    expect(firedRules(await judged('notes.txt', 'More than ten bytes.\n', policy))).toEqual([
      'types/too-large',
    ]);
  });

  it('never lets a model pass, even where a policy allows its kind and switches the rule off', async () => {
    const policy = DEFAULT_POLICY.with({
      id: 'models',
      version: '1',
      allowed: { safetensors: {} },
      rules: { 'types/model': 'off' },
    });
    const bytes = Buffer.concat([hex('0200000000000000'), Buffer.from('{}')]);
    expect((await judged('model.safetensors', bytes, policy)).result).not.toBe('pass');
  });
});
