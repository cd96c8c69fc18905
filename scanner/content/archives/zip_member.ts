import { crc32 } from 'node:zlib';

import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { BufferSource, SlicedSource, chunks } from '../source';
import type { ByteSource } from '../source';
import { inflateBounded, packedBytes } from './inflate';
import { isFilling } from './filling';
import type { ZipEntry } from './zip_directory';
import type { Placed } from './zip_layout';

const STORED = 0;
const DEFLATED = 8;
const AES = 99;
/** Bits 0 (password), 6 (strong encryption), 13 (encrypted table of contents). */
const ENCRYPTED_FLAGS = 0x2041;

/** Names of methods that are recognised but not opened. */
const METHODS: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'deflate64',
  12: 'bzip2',
  14: 'lzma',
  93: 'zstd',
  95: 'xz',
  98: 'ppmd',
};

export const isEncrypted = (entry: ZipEntry): boolean =>
  (entry.flags & ENCRYPTED_FLAGS) !== 0 || entry.method === AES;

/** A member's content; undefined when it cannot be had, which is reported. */
export function openMember(inspection: Inspection, { entry, dataStart }: Placed): ByteSource | undefined {
  const name = quoted(entry.name);
  if (isEncrypted(entry)) return undefined;
  const packed = new SlicedSource(inspection.source, dataStart, entry.packedBytes);
  if (entry.method === STORED) return checked(inspection, entry, packed);
  if (entry.method !== DEFLATED) {
    inspection.report('archives/opaque', {
      message: 'A member is packed in a way that is not opened here.',
      evidence: `${name}: ${METHODS[entry.method] ?? `method ${entry.method}`}, ${entry.bytes} bytes`,
    });
    return undefined;
  }
  const input = packedBytes(inspection, name, packed);
  const inflated = input && inflateBounded(inspection, name, input);
  if (!inflated) return undefined;
  if (inflated.used < packed.size && !isFilling(packed, inflated.used, packed.size))
    inspection.report('archives/hidden-data', {
      message: 'Bytes stand behind the end of a member, within its packed data.',
      evidence: `${name}: ${packed.size - inflated.used} bytes at offset ${dataStart + inflated.used}`,
    });
  return checked(inspection, entry, new BufferSource(inflated.bytes));
}

function checked(inspection: Inspection, entry: ZipEntry, content: ByteSource): ByteSource {
  const differs: string[] = [];
  if (content.size !== entry.bytes) differs.push(`${content.size} bytes, stated ${entry.bytes}`);
  let sum = 0;
  for (const chunk of chunks(content)) sum = crc32(chunk, sum);
  if (sum !== entry.crc32) differs.push('other CRC-32 than stated');
  if (differs.length > 0)
    inspection.report('archives/checksum', { evidence: `${quoted(entry.name)}: ${differs.join(', ')}` });
  return content;
}
