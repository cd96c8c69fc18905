import type { TypeId } from '../types';

/** Bytes at a place that stand at the beginning of one kind of content. */
export interface Signature {
  id: TypeId;
  offset: number;
  /** One number for each byte; -1 stands for any. */
  bytes: readonly number[];
}

/** Bytes in hexadecimal, `??` for any byte; what stands in quotation marks is ASCII. */
function parse(pattern: string): number[] {
  const bytes: number[] = [];
  for (const part of pattern.match(/"[^"]*"|\S\S/g) ?? []) {
    if (part.startsWith('"')) bytes.push(...Buffer.from(part.slice(1, -1), 'latin1'));
    else bytes.push(part === '??' ? -1 : Number.parseInt(part, 16));
  }
  return bytes;
}

// Facts of the formats' own descriptions, of G. Kessler's table (which the founding study used) and of PRONOM. Of two
// that fit, the earlier one is taken. Signatures of a few printable characters are in `checked_signatures.ts`, with
// a check of more than those, since a text may begin with them.
const TABLE: ReadonlyArray<readonly [TypeId, string, number?]> = [
  ['pdf', '"%PDF-1."'],
  ['pdf', '"%PDF-2."'],
  ['pdf', '"%PDF-"'],
  ['rtf', '"{\\rtf"'],
  ['postscript', '"%!PS"'],
  ['postscript', 'C5 D0 D3 C6'],
  ['ole', 'D0 CF 11 E0 A1 B1 1A E1'],
  ['zip', '"PK" 03 04'],
  ['zip', '"PK" 05 06'],
  ['zip', '"PK" 07 08'],
  ['onenote', 'E4 52 5C 7B 8C D8 A7 4D AE B1 53 78 D0 29 96 D3'],
  ['djvu', '"AT&TFORM"'],
  ['chm', '"ITSF" 03 00'],
  ['mobi', '"BOOKMOBI"', 60],

  ['png', '89 "PNG" 0D 0A 1A 0A'],
  ['png', '8A "MNG" 0D 0A 1A 0A'],
  ['jpg', 'FF D8 FF'],
  ['gif', '"GIF87a"'],
  ['gif', '"GIF89a"'],
  ['webp', '"RIFF" ?? ?? ?? ?? "WEBP"'],
  ['tiff', '"II" 2A 00'],
  ['tiff', '"MM" 00 2A'],
  ['tiff', '"II" 2B 00'],
  ['tiff', '"MM" 00 2B'],
  ['jp2', '00 00 00 0C "jP  " 0D 0A 87 0A'],
  ['jp2', 'FF 4F FF 51'],
  ['jxl', '00 00 00 0C "JXL " 0D 0A 87 0A'],
  ['jxl', 'FF 0A'],
  ['psd', '"8BPS" 00'],
  ['emf', '" EMF"', 40],
  ['wmf', 'D7 CD C6 9A'],
  ['exr', '76 2F 31 01'],
  ['xcf', '"gimp xcf "'],
  ['fits', '"SIMPLE  ="'],
  ['dicom', '"DICM"', 128],
  ['nifti', '5C 01 00 00'],
  ['nifti', '00 00 01 5C'],
  ['nifti', '1C 02 00 00 "n+2"'],
  ['nrrd', '"NRRD000"'],
  ['icc', '"acsp"', 36],

  ['wav', '"RIFF" ?? ?? ?? ?? "WAVE"'],
  ['avi', '"RIFF" ?? ?? ?? ?? "AVI "'],
  ['wav', '"RF64"'],
  ['ogg', '"OggS" 00'],
  ['flac', '"fLaC" 00'],
  ['mkv', '1A 45 DF A3'],
  ['midi', '"MThd" 00 00 00 06'],
  ['aiff', '"FORM" ?? ?? ?? ?? "AIF"'],
  ['amr', '"#!AMR"'],
  ['asf', '30 26 B2 75 8E 66 CF 11'],
  ['flv', '"FLV" 01'],
  ['mpeg', '00 00 01 BA'],
  ['mpeg', '00 00 01 B3'],
  ['au', '".snd" 00'],

  ['gz', '1F 8B 08'],
  ['xz', 'FD "7zXZ" 00'],
  ['zst', '28 B5 2F FD'],
  ['lz4', '04 22 4D 18'],
  ['lz4', '02 21 4C 18'],
  ['lzip', '"LZIP" 01'],
  ['lzop', '89 "LZO" 00 0D 0A 1A 0A'],
  ['lzma', '5D 00 00 ?? ?? FF FF FF FF FF FF FF FF'],
  ['lzma', '5D 00 00 ?? ?? ?? ?? ?? ?? 00 00 00 00'],
  ['z', '1F 9D'],
  ['z', '1F A0'],
  ['7z', '"7z" BC AF 27 1C'],
  ['rar', '"Rar!" 1A 07 00'],
  ['rar', '"Rar!" 1A 07 01 00'],
  ['rar', '"RE~^"'],
  ['cab', '"MSCF" 00 00 00 00'],
  ['cab', '"ISc("'],
  ['arj', '60 EA'],
  ['lzh', '"-lh" ?? "-"', 2],
  ['ace', '"**ACE**"', 7],
  ['ar', '"!<arch>" 0A'],
  ['rpm', 'ED AB EE DB'],
  ['cpio', 'C7 71'],
  ['cpio', '71 C7'],
  ['xar', '"xar!" 00'],
  ['zpaq', '"7kSt" A0 31 83 D3'],
  ['zpaq', '"zPQ"'],
  ['snappy', 'FF 06 00 00 "sNaPpY"'],
  ['squashfs', '"hsqs"'],
  ['squashfs', '"sqsh"'],
  ['vhd', '"conectix"'],
  ['vhdx', '"vhdxfile"'],
  ['vmdk', '"KDMV"'],
  ['vdi', '7F 10 DA BE', 64],
  ['qcow', '"QFI" FB'],
  ['wim', '"MSWIM" 00 00 00'],
  ['tar', '"ustar"', 257],

  ['npy', '93 "NUMPY"'],
  ['hdf5', '89 "HDF" 0D 0A 1A 0A'],
  ['hdf5', '89 "HDF" 0D 0A 1A 0A', 512],
  ['hdf5', '89 "HDF" 0D 0A 1A 0A', 1024],
  ['hdf5', '89 "HDF" 0D 0A 1A 0A', 2048],
  ['gguf', '"GGUF" ?? 00 00 00'],
  ['gguf', '"GGUF" 00 00 00 ??'],
  ['ggml', '"lmgg"'],
  ['ggml', '"tjgg"'],
  ['ggml', '"fmgg"'],
  ['tflite', '"TFL3"', 4],
  ['catboost', '"CBM1"'],
  ['xgboost', '"binf"'],

  ['parquet', '"PAR1"'],
  ['parquet', '"PARE"'],
  ['arrow', '"ARROW1" 00 00'],
  ['arrow', 'FF FF FF FF ?? ?? 00 00 10 00 00 00'],
  ['feather', '"FEA1"'],
  ['orc', '"ORC" 0A'],
  ['orc', '"ORC" 08'],
  ['avro', '"Obj" 01'],
  ['rds', '"RDX2" 0A'],
  ['rds', '"RDX3" 0A'],
  ['rds', '"RDA2" 0A'],
  ['rds', '"RDA3" 0A'],
  ['rds', '"X" 0A 00 00 00'],
  ['rds', '"B" 0A ?? 00 00 00'],
  ['qs', '0B 0E 0A 0C'],
  [
    'sas7bdat',
    '00 00 00 00 00 00 00 00 00 00 00 00 C2 EA 81 60 B3 14 11 CF BD 92 08 00 09 C7 31 8C 18 1F 10 11',
  ],
  ['xpt', '"HEADER RECORD*******LIB"'],
  ['dta', '"<stata_dta>"'],
  ['dta', '72 01 01 00'],
  ['dta', '72 02 01 00'],
  ['dta', '73 01 01 00'],
  ['dta', '73 02 01 00'],
  ['dta', '71 01 01 00'],
  ['dta', '71 02 01 00'],
  ['sav', '"$FL2@(#)"'],
  ['sav', '"$FL3@(#)"'],
  ['por', '"ASCII SPSS PORT FILE"'],
  ['mat', '"MATLAB 5.0 MAT-file"'],
  ['sqlite', '"SQLite format 3" 00'],
  ['access', '00 01 00 00 "Standard Jet DB" 00'],
  ['access', '00 01 00 00 "Standard ACE DB" 00'],
  ['duckdb', '"DUCK"', 8],
  ['netcdf', '"CDF" 01'],
  ['netcdf', '"CDF" 02'],
  ['netcdf', '"CDF" 05'],
  ['hdf4', '0E 03 13 01'],
  ['bam', '"BAM" 01'],
  ['bam', '"BAI" 01'],
  ['cram', '"CRAM" 02'],
  ['cram', '"CRAM" 03'],
  ['bcf', '"BCF" 02'],
  ['twobit', '43 27 41 1A'],
  ['twobit', '1A 41 27 43'],
  ['plinkbed', '6C 1B 01'],
  ['plinkbed', '6C 1B 00'],
  ['bgen', '"bgen"', 16],
  ['bigwig', '26 FC 8F 88'],
  ['bigwig', '88 8F FC 26'],
  ['bigwig', 'EB F2 89 87'],
  ['bigwig', '87 89 F2 EB'],
  ['edf', 'FF "BIOSEMI"'],
  ['shp', '00 00 27 0A 00 00 00 00'],
  ['pgdump', '"PGDMP"'],
  ['lucene', '3F D7 6C 17'],
  ['pcap', 'D4 C3 B2 A1'],
  ['pcap', 'A1 B2 C3 D4'],
  ['pcap', '4D 3C B2 A1'],
  ['pcap', '0A 0D 0D 0A ?? ?? ?? ?? 4D 3C 2B 1A'],
  ['evtx', '"ElfFile" 00'],
  ['registry', '"regf"'],
  ['vcf', '"##fileformat=VCF"'],

  ['elf', '7F "ELF"'],
  ['macho', 'CE FA ED FE'],
  ['macho', 'CF FA ED FE'],
  ['macho', 'FE ED FA CE'],
  ['macho', 'FE ED FA CF'],
  ['wasm', '00 "asm"'],
  ['pyc', '?? 0D 0D 0A ?? 00 00 00'],
  ['dex', '"dex" 0A "03" ?? 00'],
  ['luac', '1B "Lua"'],
  ['llvm', '"BC" C0 DE'],
  ['lnk', '4C 00 00 00 01 14 02 00 00 00 00 00 C0 00 00 00 00 00 00 46'],
  ['vba', 'CC 61 FF FF'],

  ['pem', '"-----BEGIN "'],
  ['pem', '"---- BEGIN "'],
  ['sshkey', '"PuTTY-User-Key-File-"'],
  ['sshkey', '"ssh-rsa AAAA"'],
  ['sshkey', '"ssh-ed25519 AAAA"'],
  ['sshkey', '"ecdsa-sha2-nistp"'],
  ['keystore', 'FE ED FE ED 00 00'],
  ['kdbx', '03 D9 A2 9A ?? FB 4B B5'],
  ['age', '"age-encryption.org/v1"'],
  ['luks', '"LUKS" BA BE'],
  ['opensslenc', '"Salted__"'],
  ['aescrypt', '"AES" 02 00'],
  ['pgp', '85 01 0C ?? ??'],
  ['pgp', '85 02 0C ?? ??'],
  ['pgp', '84 5E 03'],
  ['pgp', '8C 0D 04 ?? ?? ??'],
  ['pgp', '99 01 0D 04'],
  ['pgp', '95 01'],
  ['der', '30 82 ?? ?? 02 01 ??'],
  ['der', '30 82 ?? ?? 30 82'],

  ['pst', '"!BDN"'],
  ['tnef', '78 9F 3E 22'],
  ['ics', '"BEGIN:VCALENDAR"'],
  ['vcard', '"BEGIN:VCARD"'],

  ['font', '"wOFF"'],
  ['font', '"wOF2"'],
  ['font', '"OTTO" 00'],
  ['font', '00 01 00 00 00 ?? ?? ?? 00 ??'],
  ['font', '"ttcf" 00'],
  ['mo', 'DE 12 04 95'],
  ['mo', '95 04 12 DE'],
  ['dsstore', '00 00 00 01 "Bud1"'],
  ['plist', '"bplist0"'],
  ['torrent', '"d8:announce"'],
  ['git', '"PACK" 00 00 00 02'],
  ['git', 'FF "tOc" 00 00 00 02'],
  ['cbor', 'D9 D9 F7'],
];

/** Bytes from the beginning within which every signature lies. */
export const SIGNATURE_BYTES = 4_096;

const SIGNATURES: readonly Signature[] = TABLE.map(([id, pattern, offset = 0]) => ({
  id,
  offset,
  bytes: parse(pattern),
}));

// Nearly every content is looked up by its first byte alone; few signatures stand elsewhere.
const byFirstByte: Signature[][] = Array.from({ length: 256 }, () => []);
const elsewhere: Signature[] = [];
for (const signature of SIGNATURES) {
  const first = signature.bytes[0] ?? -1;
  if (signature.offset === 0 && first >= 0) byFirstByte[first]?.push(signature);
  else elsewhere.push(signature);
}

const fits = (head: Buffer, { offset, bytes }: Signature) =>
  offset + bytes.length <= head.length &&
  bytes.every((byte, index) => byte === -1 || head[offset + index] === byte);

/** So many letters or digits are a signature although a text could begin with them. */
const SURE_CHARACTERS = 6;
const isOfWords = (byte: number) => byte >= 0x80 || /[A-Za-z0-9 ]/.test(String.fromCharCode(byte));

export interface Match {
  id: TypeId;
  /** A text may begin so by chance: only content that is no text is of this kind. */
  weak: boolean;
}

/** The kind whose signature stands in the head of a content. */
export function signatureOf(head: Buffer): Match | undefined {
  const first = head[0];
  if (first === undefined) return undefined;
  const found =
    byFirstByte[first]?.find((signature) => fits(head, signature)) ??
    elsewhere.find((signature) => fits(head, signature));
  if (!found) return undefined;
  const known = found.bytes.filter((byte) => byte !== -1);
  return { id: found.id, weak: known.length < SURE_CHARACTERS && known.every(isOfWords) };
}
