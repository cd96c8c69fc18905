import type { Inspection } from '../inspection';
import { countOf, named, shapeText, tellFacts } from './facts';
import { frameworkOf, isAllowedGlobal } from './pickle_globals';
import { entry, globalsIn, shapeOf } from './pickle_value';
import type { Value } from './pickle_value';
import { PickleWalk } from './pickle_walk';
import type { PickleSink } from './pickle_walk';
import { EndOfContent, Reader } from './reader';

/** Pickles within strings of pickles that are opened. */
const MAX_NESTED = 3;
const NESTED_PICKLES = 100;
/** Tensors that are named in the facts. */
const MAX_TENSORS = 1_000;
const NUMPY_WRAPPER = 'NumpyArrayWrapper';
const SIZES: Readonly<Record<string, number>> = {
  f: 4,
  d: 8,
  e: 2,
  b: 1,
  B: 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 8,
  q: 8,
  L: 8,
  Q: 8,
};

/** What one file's pickles do and hold; reports code as it is met, since a broken pickle still runs up to there. */
export class PickleFindings implements PickleSink {
  readonly globals = new Set<string>();
  private readonly unexpected = new Set<string>();
  private readonly called = new Set<string>();
  readonly frameworks = new Set<string>();
  readonly tensors: string[] = [];
  private numbers = 0;
  private textBytes = 0;
  private byteStrings = 0;
  private nested = 0;
  /** Persistent ids: storages of torch, by their numbers of items. */
  storages = 0;
  storageItems = 0;

  constructor(
    private readonly inspection: Inspection,
    private readonly level = 0
  ) {}

  /** Walks through one pickle from where the reader stands; answers its value, or undefined where it breaks. */
  walk(reader: Reader): { value: Value; protocol: number } | undefined {
    const walk = new PickleWalk(reader, this, () => this.inspection.checkTime());
    try {
      const value = walk.run();
      return { value, protocol: walk.protocol };
    } catch (error) {
      if (!(error instanceof EndOfContent)) throw error;
      this.inspection.report('models/damaged', {
        message: `The pickle is damaged or cut off: ${error.message}.`,
        evidence: `at byte ${reader.at}`,
      });
      return undefined;
    }
  }

  global(module: string, name: string): void {
    const full = `${module}.${name}`;
    const framework = frameworkOf(module);
    if (framework) this.frameworks.add(framework);
    if (this.globals.size < MAX_TENSORS) this.globals.add(full);
    if (!isAllowedGlobal(module, name)) this.unexpected.add(full);
  }

  call(callee: Value, args: Value): void {
    if (callee.kind !== 'global') this.code('something that is only known when the pickle runs');
    else if (!isAllowedGlobal(callee.module, callee.name)) this.code(`${callee.module}.${callee.name}`);
    this.passed(args);
    this.tensor(callee, args);
  }

  state(object: Value, state: Value): void {
    if (object.kind === 'global') this.code(`the class ${object.module}.${object.name}, which it changes`);
    this.passed(state);
  }

  bytes(bytes: Buffer, length: number): void {
    this.byteStrings += length;
    if (bytes[0] !== 0x80 || (bytes[1] as number) < 2 || (bytes[1] as number) > 5 || bytes.length < 4) return;
    if (this.level >= MAX_NESTED || this.nested >= NESTED_PICKLES) return;
    this.nested += 1;
    const inner = new PickleFindings(this.inspection, this.level + 1);
    const walked = new PickleWalk(Reader.of(bytes), inner, () => this.inspection.checkTime());
    try {
      walked.run();
    } catch (error) {
      // What only looks like a pickle is none; what it did until it broke has been told.
      if (!(error instanceof EndOfContent)) throw error;
    }
    inner.tellUnknown();
  }

  text(length: number): void {
    this.textBytes += length;
  }

  persistent(id: Value): void {
    if (id.kind !== 'items') return;
    const items = id.items[4];
    this.storages += 1;
    if (items?.kind === 'number') this.storageItems += items.number;
  }

  extension(code: number): void {
    this.unexpected.add(`?.extension ${code}`);
  }

  /** joblib writes an array's bytes into the pickle, behind the state of their wrapper. */
  built(object: Value, reader: Reader): void {
    if (object.kind !== 'made' || object.of.kind !== 'global' || object.of.name !== NUMPY_WRAPPER) return;
    const shape = shapeOf(entry(object.state, 'shape'));
    const code = dtypeOf(entry(object.state, 'dtype'));
    const size = code === undefined ? undefined : itemSize(code);
    if (!shape || !code) throw new EndOfContent('it has an array of joblib of unknown shape');
    this.addTensor(shape, code);
    if (code.includes('O')) {
      const inner = this.walk(reader);
      if (!inner) throw new EndOfContent('an array of objects is damaged');
      return;
    }
    if (size === undefined) throw new EndOfContent(`it has an array of joblib of type ${code}`);
    if (entry(object.state, 'numpy_array_alignment_bytes')?.kind === 'number') reader.skip(reader.u8());
    reader.skip(countOf(shape) * size);
  }

  /** What was named but never called. */
  tellUnknown(): void {
    const unknown = [...this.unexpected].filter((name) => !this.called.has(name));
    if (unknown.length === 0) return;
    this.inspection.report('models/unknown-global', { evidence: named(unknown) });
  }

  tellFacts(kind: string, more: readonly (string | undefined | false)[] = []): void {
    const { inspection, tensors } = this;
    tellFacts(inspection, kind, [
      `${inspection.source.size} bytes`,
      this.frameworks.size > 0 && `made with ${[...this.frameworks].join(', ')}`,
      tensors.length > 0 && `${tensors.length} arrays of ${this.numbers} numbers: ${named(tensors)}`,
      this.storages > 0 && `${this.storages} storages of ${this.storageItems} numbers`,
      `${this.textBytes} bytes of text and ${this.byteStrings} of other strings`,
      ...more,
      this.globals.size > 0 && `names ${named(this.globals)}`,
    ]);
  }

  /** Something that is not allowed and given to a call may be called by it. */
  private passed(args: Value): void {
    for (const { module, name } of globalsIn(args))
      if (!isAllowedGlobal(module, name)) this.code(`${module}.${name}`);
  }

  private code(what: string): void {
    if (this.called.has(what)) return;
    this.called.add(what);
    this.inspection.report('models/code', {
      message: `Loading this pickle calls ${what}, which is not on the list of what data and models need.`,
      evidence: what,
    });
  }

  private tensor(callee: Value, args: Value): void {
    if (callee.kind !== 'global' || args.kind !== 'items') return;
    if (callee.name !== '_rebuild_tensor_v2' && callee.name !== '_rebuild_tensor') return;
    const shape = shapeOf(args.items[2]);
    if (shape) this.addTensor(shape, '');
  }

  private addTensor(shape: readonly number[], type: string): void {
    this.numbers += countOf(shape);
    if (this.tensors.length < MAX_TENSORS) this.tensors.push(`${shapeText(shape)}${type && ` ${type}`}`);
  }
}

/** The code of a numpy dtype, such as `f8`, from how pickles make it. */
function dtypeOf(value: Value | undefined): string | undefined {
  if (value?.kind !== 'made' || value.args.kind !== 'items') return undefined;
  const [code] = value.args.items;
  return code?.kind === 'text' ? code.text : undefined;
}

/** Bytes of one item of a numpy type: `f8`, `<i4`, `U10`, `S3`, `b1`. */
export function itemSize(code: string): number | undefined {
  const found = /^[<>|=]?([a-zA-Z?])(\d*)$/.exec(code);
  if (!found) return undefined;
  const [, kind = '', size = ''] = found;
  if (kind === '?') return 1;
  if (size === '') return SIZES[kind];
  return kind === 'U' ? 4 * Number(size) : Number(size);
}
