import type { Inspection } from '../inspection';
import { inspectMember } from '../member';
import { openZip, readable } from '../archives/zip';
import { LimitReached } from '../inspection';
import { countOf, named, shapeText, tellFacts } from './facts';
import { PickleFindings, itemSize } from './pickle_findings';
import { EndOfContent, Reader } from './reader';

const MAGIC_BYTES = 6;
const MAX_HEADER = 64 * 1024;
const DESCR = /'descr': *'([^']{1,64})'/;
const SHAPE = /'shape': *\(([\d, ]{0,400})\)/;

/** One numpy array: header against size, and the pickle where it is one of objects. */
export function inspectNpy(inspection: Inspection): void {
  try {
    readArray(inspection);
  } catch (error) {
    if (!(error instanceof EndOfContent)) throw error;
    inspection.report('models/damaged', { evidence: error.message });
  }
}

// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
function readArray(inspection: Inspection): void {
  const reader = new Reader(inspection.source, MAGIC_BYTES);
  const version = reader.u8();
  reader.u8();
  const length = version === 1 ? reader.u16() : reader.u32();
  const header = reader.bytes(length, MAX_HEADER).toString('latin1');
  const descr = DESCR.exec(header)?.[1];
  const shape = SHAPE.exec(header)?.[1]
    ?.split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  tellFacts(inspection, 'A numpy array', [
    shape && `shape ${shapeText(shape)}`,
    descr ? `type ${descr}` : `header ${header.trim()}`,
    `${reader.left} bytes of data`,
  ]);
  if (descr?.includes('O')) {
    const findings = new PickleFindings(inspection);
    findings.walk(reader);
    findings.tellUnknown();
    tellTrailing(inspection, reader, reader.left);
    return;
  }
  const size = descr === undefined ? undefined : itemSize(descr);
  // An array of records has a type of several parts; its size is not worked out.
  if (size === undefined || !shape) return;
  const bytes = countOf(shape) * size;
  if (bytes > reader.left) throw new EndOfContent('the array is shorter than its shape says');
  tellTrailing(inspection, reader, reader.left - bytes);
}

function tellTrailing(inspection: Inspection, reader: Reader, bytes: number): void {
  if (bytes === 0) return;
  inspection.report('models/hidden-data', {
    message: `${bytes} bytes stand behind the end of the array.`,
    evidence: `from byte ${reader.source.size - bytes}`,
  });
}

/** A zip of numpy arrays. */
export async function inspectNpz(inspection: Inspection): Promise<void> {
  const { placed, more } = openZip(inspection);
  tellFacts(inspection, 'A numpy archive', [
    `${placed.length} arrays: ${named(placed.map(({ entry }) => entry.name))}`,
    `${inspection.source.size} bytes`,
  ]);
  for (const member of placed) {
    const content = readable(inspection, member);
    if (content) await inspectMember(inspection, member.entry.name, content);
  }
  if (more) throw new LimitReached('it holds more arrays than are looked at');
}
