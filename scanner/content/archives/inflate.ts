import { inflateRawSync } from 'node:zlib';
import type { Zlib } from 'node:zlib';

import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import type { ByteSource } from '../source';

/** Whatever the ratio, so much is unpacked: short texts of blanks pack well. */
const FREE_BYTES = 1024 * 1024;
const STEP_BYTES = 128 * 1024;

export interface Inflated {
  bytes: Buffer;
  /** Packed bytes that were used; what follows them within the packed bytes is no part of the data. */
  used: number;
}

/**
 * Unpacks deflate data within the policy's bounds on one member's bytes, on all bytes of the file and on their
 * ratio; earlier pieces have used up `already` bytes. Undefined when a bound is met, which is reported under `name` (that of the whole
 * file ends the check); throws when the data are damaged.
 */
export function inflateBounded(
  inspection: Inspection,
  name: string,
  packed: Buffer,
  already = 0
): Inflated | undefined {
  const { policy, budget } = inspection;
  inspection.checkTime();
  const ratio = policy.threshold('archiveRatio');
  const byRatio = Math.max(FREE_BYTES, packed.length * ratio);
  const member = policy.threshold('memberBytes');
  const left = budget.bytes - already;
  const most = Math.max(1, Math.min(byRatio, member - already, left));
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      info: true,
      maxOutputLength: most,
      chunkSize: Math.min(STEP_BYTES, Math.max(1024, packed.length * 4)),
    }) as unknown as { buffer: Buffer; engine: Zlib };
    return { bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    if (most === Math.max(1, left))
      throw new LimitReached(`it holds more than ${policy.threshold('archiveBytes')} bytes in all`);
    const why = most >= member - already ? 'one member may have' : `are ${ratio} times the packed ones`;
    inspection.report('scan/limit', {
      message: `${name} unpacks to more than ${most} bytes, which ${why}; it was not read.`,
    });
    return undefined;
  }
}

/** Packed bytes as one buffer, as long as unpacking them can stay within the bounds; else reported. */
export function packedBytes(inspection: Inspection, name: string, source: ByteSource): Buffer | undefined {
  const most = inspection.policy.threshold('memberBytes');
  if (source.size <= most) return source.read(0, source.size);
  inspection.report('scan/limit', {
    message: `${name} has ${source.size} packed bytes; at most ${most} are unpacked, so it was not read.`,
  });
  return undefined;
}
