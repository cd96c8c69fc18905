import zlib from 'node:zlib';

import type { ByteSource } from '../source';
import type { TypeId } from '../types';
import { zipKind } from './zip_kind';

/** Bytes at the beginning and at the end of a compound file in which its streams are looked for by name. */
const OLE_BYTES = 1024 * 1024;
/** Packed and unpacked bytes of the beginning of a gzip that are looked at. */
const GZIP_BYTES = 16 * 1024;
const UNPACKED_BYTES = 1024 * 1024;

const STREAMS: ReadonlyArray<readonly [TypeId, Buffer]> = (
  [
    ['encryptedoffice', 'EncryptedPackage'],
    ['msg', '__properties_version1.0'],
    ['doc', 'WordDocument'],
    ['ppt', 'PowerPoint Document'],
    ['xls', 'Workbook'],
    ['xls', 'Book'],
    ['thumbsdb', 'Catalog'],
  ] as const
).map(([id, name]) => [id, Buffer.from(`${name}\0`, 'utf16le')]);

function oleKind(source: ByteSource): TypeId {
  const head = Buffer.from(source.read(0, OLE_BYTES));
  const tail = source.size > OLE_BYTES ? source.read(Math.max(0, source.size - OLE_BYTES), OLE_BYTES) : head;
  return STREAMS.find(([, name]) => head.includes(name) || tail.includes(name))?.[0] ?? 'ole';
}

/** The first bytes of a gzip, unpacked; undefined when it is damaged. */
function unpackedHead(source: ByteSource): Buffer | undefined {
  try {
    return zlib.gunzipSync(source.read(0, GZIP_BYTES), {
      finishFlush: zlib.constants.Z_SYNC_FLUSH,
      maxOutputLength: UNPACKED_BYTES,
    });
  } catch {
    return undefined;
  }
}

function gzipKind(source: ByteSource): TypeId {
  const head = unpackedHead(source);
  if (!head) return 'gz';
  const start = head.toString('latin1', 0, 8);
  if (/^(RDX[23]\n|RDA[23]\n|X\n\0\0\0|B\n.\0\0\0)/s.test(start)) return 'rds';
  if (start.startsWith('BAM\x01')) return 'bam';
  if (start.startsWith('BCF\x02')) return 'bcf';
  return 'gz';
}

/** A more exact kind for formats that carry others. */
export function innerKind(id: TypeId, source: ByteSource): TypeId {
  if (id === 'zip') return zipKind(source);
  if (id === 'ole') return oleKind(source);
  return id === 'gz' ? gzipKind(source) : id;
}
