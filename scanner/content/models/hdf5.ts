import { openZip, readable } from '../archives/zip';
import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember } from '../member';
import type { ByteSource } from '../source';
import { named, tellFacts } from './facts';
import { KerasConfig } from './keras_config';
import { EndOfContent, Reader } from './reader';

const SIGNATURE = Buffer.from('894844460d0a1a0a', 'hex');
const MAX_USER_BLOCK = 64 * 1024;
/** Bytes that are searched for the configuration of a Keras model, and the overlap of two pieces. */
const MAX_SEARCHED = 256 * 1024 * 1024;
const PIECE = 1024 * 1024;
const OVERLAP = 4 * 1024;
const CONFIG = Buffer.from('class_name');
const MARKS: ReadonlyArray<readonly [mark: Buffer, fact: string]> = [
  [Buffer.from('model_config'), 'a Keras model with its architecture'],
  [Buffer.from('keras_version'), 'written by Keras'],
  [Buffer.from('training_config'), 'with its training configuration'],
  [Buffer.from('optimizer_weights'), 'with the state of its optimiser'],
  [Buffer.from('MATLAB'), 'written by MATLAB'],
  [Buffer.from('anndata'), 'an AnnData table of single cells'],
];

/** HDF5: where it begins and ends, and what a search of its bytes tells. It is not parsed whole. */
export function inspectHdf5(inspection: Inspection): void {
  const { source } = inspection;
  const start = superblock(source);
  const facts = start === undefined ? [] : checkEnds(inspection, start);
  const config = new KerasConfig();
  const found = search(inspection, config);
  config.tell(inspection);
  tellFacts(inspection, 'An HDF5 file', [
    `${source.size} bytes`,
    ...facts,
    ...found,
    config.classes.size > 0 && `classes ${named(config.classes)}`,
    source.size > MAX_SEARCHED && `only its first ${MAX_SEARCHED} bytes were searched`,
  ]);
  if (source.size > MAX_SEARCHED)
    throw new LimitReached(`only the first ${MAX_SEARCHED} bytes of an HDF5 file are searched`);
}

/** A .keras file: a zip of a configuration and an HDF5 file of weights. */
export async function inspectKeras(inspection: Inspection): Promise<void> {
  const { placed, more } = openZip(inspection);
  const config = new KerasConfig();
  for (const member of placed) {
    const content = readable(inspection, member);
    if (!content) continue;
    if (member.entry.name.endsWith('.json')) config.read(content.read(0, PIECE * 16).toString('utf8'));
    await inspectMember(inspection, member.entry.name, content);
  }
  config.tell(inspection);
  tellFacts(inspection, 'A Keras model', [
    `${placed.length} members`,
    config.classes.size > 0 && `classes ${named(config.classes)}`,
    `${inspection.source.size} bytes`,
  ]);
  if (more) throw new LimitReached('it holds more members than are looked at');
}

/** The superblock lies at 0, or at 512 and its doubles behind a block of the user's own. */
function superblock(source: ByteSource): number | undefined {
  for (let at = 0; at <= MAX_USER_BLOCK; at = at === 0 ? 512 : at * 2)
    if (source.read(at, SIGNATURE.length).equals(SIGNATURE)) return at;
  return undefined;
}

// Superblocks: https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html
function checkEnds(inspection: Inspection, start: number): string[] {
  const { source } = inspection;
  if (start > 0 && source.read(0, start).some((byte) => byte !== 0))
    inspection.report('models/hidden-data', {
      message: `A block of ${start} bytes stands before the HDF5 file.`,
      evidence: source.read(0, 80).toString('latin1'),
    });
  try {
    const reader = new Reader(source, start + SIGNATURE.length);
    const version = reader.u8();
    const eof = endOfFile(reader, version);
    // In the older versions the address counts from the superblock's base, which is mostly 0.
    if (eof !== undefined && eof < source.size && eof + start < source.size)
      inspection.report('models/hidden-data', {
        message: `${source.size - eof - start} bytes stand behind the end of the HDF5 file.`,
        evidence: `from byte ${eof + start}`,
      });
    if (eof !== undefined && eof > source.size)
      inspection.report('models/damaged', { evidence: `it says that it has ${eof} bytes` });
    return [`superblock version ${version}`];
  } catch (error) {
    if (!(error instanceof EndOfContent)) throw error;
    inspection.report('models/damaged', { evidence: error.message });
    return [];
  }
}

function endOfFile(reader: Reader, version: number): number | undefined {
  if (version <= 1) {
    reader.skip(4);
    if (reader.u8() !== 8) return undefined;
    reader.skip(version === 0 ? 10 : 14);
    reader.skip(16);
    return reader.u64();
  }
  if (version > 3 || reader.u8() !== 8) return undefined;
  reader.skip(2 + 16);
  return reader.u64();
}

function search(inspection: Inspection, config: KerasConfig): string[] {
  const { source } = inspection;
  const found = new Set<string>();
  for (let at = 0; at < Math.min(source.size, MAX_SEARCHED); at += PIECE) {
    inspection.checkTime();
    const piece = source.read(at, PIECE + OVERLAP);
    for (const [mark, fact] of MARKS) if (!found.has(fact) && piece.includes(mark)) found.add(fact);
    if (piece.includes(CONFIG)) config.read(piece.toString('latin1'));
  }
  return [...found];
}
