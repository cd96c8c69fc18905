import type { Inspection } from '../inspection';
import { PickleFindings } from './pickle_findings';
import { Reader } from './reader';

/** Pickles one behind the other in one file; torch wrote five before 1.6. */
const MAX_PICKLES = 1_000;
/** The number that the first pickle of torch's older files is. */
const TORCH_MAGIC = '1950a86a20f9469cfc6c';
const PROTO = 0x80;

/** A file of pickles: what each would do, and what stands behind the last. */
export function inspectPickle(inspection: Inspection): void {
  const reader = new Reader(inspection.source);
  const findings = new PickleFindings(inspection);
  let pickles = 0;
  let isTorch = false;
  let protocol = 0;
  while (!reader.isAtEnd && pickles < MAX_PICKLES) {
    if (pickles > 0 && nextByte(reader) !== PROTO) break;
    const walked = findings.walk(reader);
    if (!walked) break;
    if (pickles === 0) {
      protocol = walked.protocol;
      isTorch = walked.value.kind === 'text' && walked.value.text === TORCH_MAGIC;
    }
    pickles += 1;
  }
  findings.tellUnknown();
  if (pickles > 0 && !reader.isAtEnd && !(isTorch && areStorages(reader.left, findings)))
    inspection.report('models/hidden-data', {
      message: `${reader.left} bytes stand behind the end of the pickle.`,
      evidence: `from byte ${reader.at}`,
    });
  findings.tellFacts(isTorch ? 'A PyTorch file in the format before version 1.6' : 'A Python pickle', [
    `protocol ${protocol}`,
    pickles > 1 && `${pickles} pickles one behind the other`,
    isTorch && `${reader.left} bytes of storages behind them`,
  ]);
}

function nextByte(reader: Reader): number {
  const byte = reader.u8();
  reader.at -= 1;
  return byte;
}

/** Behind torch's older pickles each storage has the number of its items, in 8 bytes, and the items, of 1 to 16 bytes. */
function areStorages(left: number, { storages, storageItems }: PickleFindings): boolean {
  return left >= 8 * storages + storageItems && left <= 8 * storages + 16 * storageItems;
}
