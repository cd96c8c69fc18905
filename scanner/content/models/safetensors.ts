import type { Inspection } from '../inspection';
import { countOf, named, shapeText, tellFacts } from './facts';

/** Bytes of the header that are read; the format allows 100 MB, models have some hundred KB. */
const MAX_HEADER = 16 * 1024 * 1024;
const LENGTH_BYTES = 8;
const MAX_METADATA = 300;
const SIZES: Readonly<Record<string, number>> = {
  F64: 8,
  F32: 4,
  F16: 2,
  BF16: 2,
  F8_E4M3: 1,
  F8_E5M2: 1,
  I64: 8,
  I32: 4,
  I16: 2,
  I8: 1,
  U64: 8,
  U32: 4,
  U16: 2,
  U8: 1,
  BOOL: 1,
};

interface Tensor {
  name: string;
  dtype: string;
  shape: number[];
  start: number;
  end: number;
}

/** safetensors: a header of JSON, and tensors that lie one behind the other. https://github.com/huggingface/safetensors */
export function inspectSafetensors(inspection: Inspection): void {
  const { source } = inspection;
  const damaged = (evidence: string) => inspection.report('models/damaged', { evidence });
  if (source.size < LENGTH_BYTES) return damaged('it has no header');
  const length = Number(source.read(0, LENGTH_BYTES).readBigUInt64LE());
  if (length > MAX_HEADER || length + LENGTH_BYTES > source.size)
    return damaged(`a header of ${length} bytes`);
  let header: unknown;
  try {
    header = JSON.parse(source.read(LENGTH_BYTES, length).toString('utf8'));
  } catch (error) {
    return damaged((error as Error).message);
  }
  if (typeof header !== 'object' || header === null) return damaged('the header is no object');
  const { __metadata__: metadata, ...entries } = header as Record<string, unknown>;
  const tensors = Object.entries(entries).map(([name, value]) => tensorOf(name, value));
  const broken = tensors.findIndex((tensor) => tensor === undefined);
  if (broken !== -1)
    return damaged(`the tensor ${Object.keys(entries)[broken]} is not described as the format says`);
  checkPlaces(inspection, tensors as Tensor[], source.size - LENGTH_BYTES - length);
  const known = tensors as Tensor[];
  tellFacts(inspection, 'A safetensors file', [
    `${known.length} tensors of ${known.reduce((sum, { shape }) => sum + countOf(shape), 0)} numbers`,
    known.length > 0 && named(known.map(({ name, dtype, shape }) => `${name} ${shapeText(shape)} ${dtype}`)),
    metadata !== undefined && `metadata ${JSON.stringify(metadata).slice(0, MAX_METADATA)}`,
    `${source.size} bytes`,
  ]);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function tensorOf(name: string, value: unknown): Tensor | undefined {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype !== 'string' || !Array.isArray(shape) || !Array.isArray(offsets)) return undefined;
  const [start, end] = offsets as unknown[];
  if (!shape.every(isCount) || !isCount(start) || !isCount(end) || end < start) return undefined;
  return { name, dtype, shape: shape as number[], start, end };
}

/** Every byte of the data must belong to one tensor, and to one only. */
function checkPlaces(inspection: Inspection, tensors: readonly Tensor[], bytes: number): void {
  const hidden = (message: string, evidence: string) =>
    inspection.report('models/hidden-data', { message, evidence });
  let at = 0;
  for (const { name, dtype, shape, start, end } of [...tensors].sort((a, b) => a.start - b.start)) {
    if (start > at) hidden('Bytes stand between the tensors.', `${start - at} bytes before ${name}`);
    if (start < at) hidden('Tensors lie over one another.', name);
    const size = SIZES[dtype];
    if (size !== undefined && end - start !== countOf(shape) * size)
      hidden('A tensor has more or fewer bytes than its shape.', `${name}: ${end - start} bytes`);
    at = Math.max(at, end);
  }
  if (at < bytes)
    hidden(
      `${bytes - at} bytes stand behind the last tensor.`,
      `from byte ${inspection.source.size - bytes + at}`
    );
  if (at > bytes)
    inspection.report('models/damaged', {
      evidence: `tensors end ${at - bytes} bytes behind the file's end`,
    });
}
