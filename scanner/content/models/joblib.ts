import { constants, inflateSync } from 'node:zlib';

import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember } from '../member';
import { BufferSource } from '../source';

/** A pickle that joblib packed with zlib; packed with gzip it is a gzip file with a pickle in it. */
export async function inspectJoblib(inspection: Inspection): Promise<void> {
  const { source, policy, budget } = inspection;
  const most = Math.min(policy.threshold('memberBytes'), budget.bytes);
  if (source.size > most) throw new LimitReached(`it is larger than ${most} bytes`);
  const packed = Buffer.from(source.read(0, source.size));
  let unpacked: Buffer;
  try {
    unpacked = inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_FINISH });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new LimitReached(`it unpacks to more than ${most} bytes`);
    inspection.report('models/damaged', { evidence: message });
    return;
  }
  await inspectMember(inspection, 'unpacked', new BufferSource(unpacked));
}
