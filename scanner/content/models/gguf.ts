import type { Inspection } from '../inspection';
import { countOf, named, shapeText, tellFacts } from './facts';
import { EndOfContent, Reader } from './reader';

const MAX_ENTRIES = 1_000_000;
const MAX_ARRAY_DEPTH = 4;
const MAX_SHOWN = 120;
const MAX_TEXT = 64 * 1024;
const DEFAULT_ALIGNMENT = 32;
/** Bytes of the values of metadata, by their type's number; strings are 8 and arrays 9. */
const VALUE_BYTES: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const STRING = 8;
const ARRAY = 9;
/** Numbers in a block and its bytes, by the tensor's type (ggml.h); types that are not here are not measured. */
const BLOCKS: Readonly<Record<number, readonly [numbers: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  30: [1, 2],
};

/** GGUF: metadata, the list of tensors, and their data. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
export function inspectGguf(inspection: Inspection): void {
  try {
    readGguf(inspection);
  } catch (error) {
    if (!(error instanceof EndOfContent)) throw error;
    inspection.report('models/damaged', { evidence: error.message });
  }
}

function readGguf(inspection: Inspection): void {
  const reader = new Reader(inspection.source, 4);
  const version = reader.u32();
  if (version < 2 || version > 3) throw new EndOfContent(`version ${version} is not read`);
  const tensorCount = bounded(reader.u64());
  const entryCount = bounded(reader.u64());
  const facts = new Map<string, string>();
  for (let index = 0; index < entryCount; index += 1) {
    inspection.checkTime();
    const key = text(reader);
    facts.set(key, value(reader, reader.u32()));
  }
  const tensors: string[] = [];
  let numbers = 0;
  let dataEnd = 0;
  for (let index = 0; index < tensorCount; index += 1) {
    const name = text(reader);
    const shape = Array.from({ length: Math.min(reader.u32(), 8) }, () => reader.u64());
    const block = BLOCKS[reader.u32()];
    const offset = reader.u64();
    tensors.push(`${name} ${shapeText(shape)}`);
    numbers += countOf(shape);
    // A type of unknown size may reach to the end of the file.
    dataEnd = Math.max(dataEnd, block ? offset + (countOf(shape) / block[0]) * block[1] : Infinity);
  }
  const alignment = Number(facts.get('general.alignment') ?? DEFAULT_ALIGNMENT) || DEFAULT_ALIGNMENT;
  const dataStart = Math.ceil(reader.at / alignment) * alignment;
  const rest = inspection.source.size - dataStart - (dataEnd === Infinity ? inspection.source.size : dataEnd);
  if (dataEnd !== Infinity && rest < 0)
    throw new EndOfContent(`the tensors end ${-rest} bytes behind the file`);
  if (dataEnd !== Infinity && rest >= alignment)
    inspection.report('models/hidden-data', {
      message: `${rest} bytes stand behind the last tensor.`,
      evidence: `from byte ${inspection.source.size - rest}`,
    });
  tellFacts(inspection, 'A GGUF model', [
    `version ${version}`,
    ...['general.architecture', 'general.name', 'general.file_type'].map(
      (key) => facts.get(key) && `${key} ${facts.get(key)}`
    ),
    `${tensors.length} tensors of ${numbers} numbers: ${named(tensors)}`,
    `metadata ${named(facts.keys())}`,
    facts.has('tokenizer.chat_template') && 'with a chat template, which its runtime evaluates',
  ]);
}

function bounded(count: number): number {
  if (count > MAX_ENTRIES) throw new EndOfContent(`it announces ${count} entries`);
  return count;
}

const text = (reader: Reader) => reader.bytes(reader.u64(), MAX_TEXT).toString('utf8');

/** Reads a value and answers it for people; those of arrays are skipped. */
function value(reader: Reader, type: number, depth = 0): string {
  if (type === STRING) return text(reader).slice(0, MAX_SHOWN);
  if (type === ARRAY) {
    const itemType = reader.u32();
    const count = reader.u64();
    const size = VALUE_BYTES[itemType];
    if (size !== undefined) reader.skip(count * size);
    else if (depth < MAX_ARRAY_DEPTH)
      for (let index = 0; index < count; index += 1) value(reader, itemType, depth + 1);
    else throw new EndOfContent('arrays lie too deep within arrays');
    return `${count} values`;
  }
  const size = VALUE_BYTES[type];
  if (size === undefined) throw new EndOfContent(`a value has the unknown type ${type}`);
  if (type === 4 || type === 5) return String(reader.u32());
  reader.skip(size);
  return 'a value';
}
