import type { Inspection } from '../inspection';
import { countOf, named, shapeText, tellFacts } from './facts';
import { EndOfContent, Reader } from './reader';

const MAX_TEXT = 2_000;
const MAX_DEPTH = 16;
const MAX_NAMES = 1_000;
const OWN_DOMAINS: ReadonlySet<string> = new Set([
  '',
  'ai.onnx',
  'ai.onnx.ml',
  'ai.onnx.training',
  'ai.onnx.preview',
  'ai.onnx.preview.training',
]);
/** Operators that run Python in some runtimes. */
const CODE_OPERATORS: ReadonlySet<string> = new Set(['PyOp', 'PythonOp', 'PythonOpGrad', 'PyCustomOp']);

/** Fields of the messages of onnx.proto that are looked into; `known` are all that the format has. */
const MODEL = { known: [1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26] };
const GRAPH = { known: [1, 2, 5, 10, 11, 12, 13, 14, 15, 16] };

/** ONNX: a walk over its protobuf that reads names and sizes and skips the numbers. */
export function inspectOnnx(inspection: Inspection): void {
  const model = new OnnxWalk(inspection);
  try {
    model.readModel(new Reader(inspection.source));
  } catch (error) {
    if (!(error instanceof EndOfContent)) throw error;
    inspection.report('models/damaged', { evidence: error.message });
  }
  model.tell();
}

interface Field {
  number: number;
  /** Of a varint. */
  value: number;
  /** Of a field with a length; undefined for numbers. */
  body?: Reader;
}

class OnnxWalk {
  private readonly operators = new Map<string, number>();
  private readonly domains = new Set<string>();
  private readonly initialisers: string[] = [];
  private readonly outside: string[] = [];
  private readonly facts: string[] = [];
  private numbers = 0;
  private tensorCount = 0;
  private unknownBytes = 0;
  private textBytes = 0;

  constructor(private readonly inspection: Inspection) {}

  readModel(reader: Reader): void {
    for (const { number, value, body } of fields(reader)) {
      if (!MODEL.known.includes(number)) this.unknown(body);
      else if (number === 1) this.facts.push(`IR version ${value}`);
      else if (number === 2 && body) this.facts.push(`producer ${text(body)}`);
      else if (number === 7 && body) this.readGraph(body, 0);
      else if (number === 8 && body) this.readOperatorSet(body);
      else if (number === 25 && body) this.readFunction(body);
      else if (body) this.textBytes += body.left;
    }
  }

  tell(): void {
    const { inspection, operators, domains } = this;
    const code = [...operators.keys()].filter((operator) =>
      CODE_OPERATORS.has(operator.split(':').pop() ?? '')
    );
    if (code.length > 0)
      inspection.report('models/code', {
        message: 'The model has operators that run Python.',
        evidence: named(code),
      });
    const own = [...domains].filter((domain) => !OWN_DOMAINS.has(domain));
    if (own.length > 0)
      inspection.report('models/custom-object', {
        message: 'The model needs operators of domains that ONNX does not define.',
        evidence: named(own),
      });
    if (this.outside.length > 0) inspection.report('models/external-data', { evidence: named(this.outside) });
    if (this.unknownBytes > 0)
      inspection.report('models/hidden-data', {
        message: `${this.unknownBytes} bytes stand in fields that ONNX does not have.`,
      });
    tellFacts(inspection, 'An ONNX model', [
      ...this.facts,
      `${this.tensorCount} initialisers of ${this.numbers} numbers: ${named(this.initialisers)}`,
      `operators ${named([...operators].map(([operator, count]) => `${operator} (${count})`))}`,
      `${this.textBytes} bytes of documentation and metadata`,
      `${inspection.source.size} bytes`,
    ]);
  }

  private unknown(body: Reader | undefined): void {
    this.unknownBytes += body ? body.left : 1;
  }

  private readOperatorSet(reader: Reader): void {
    let domain = '';
    let version = 0;
    for (const { number, value, body } of fields(reader)) {
      if (number === 1 && body) domain = text(body);
      if (number === 2) version = value;
    }
    this.domains.add(domain);
    this.facts.push(`operator set ${domain || 'ai.onnx'} ${version}`);
  }

  private readFunction(reader: Reader): void {
    for (const { number, body } of fields(reader)) if (number === 7 && body) this.readNode(body, 1);
  }

  private readGraph(reader: Reader, depth: number): void {
    if (depth > MAX_DEPTH) throw new EndOfContent('graphs lie too deep within graphs');
    for (const { number, body } of fields(reader)) {
      this.inspection.checkTime();
      if (!GRAPH.known.includes(number)) this.unknown(body);
      else if (number === 1 && body) this.readNode(body, depth);
      else if (number === 2 && body && depth === 0) this.facts.push(`graph ${text(body)}`);
      else if (number === 5 && body) this.readTensor(body);
      else if (number === 10 && body) this.textBytes += body.left;
    }
  }

  private readNode(reader: Reader, depth: number): void {
    let operator = '';
    let domain = '';
    for (const { number, body } of fields(reader)) {
      if (number === 4 && body) operator = text(body);
      else if (number === 7 && body) domain = text(body);
      else if (number === 6 && body) this.textBytes += body.left;
      else if (number === 5 && body) this.readAttribute(body, depth);
    }
    this.domains.add(domain);
    const name = domain ? `${domain}:${operator}` : operator;
    if (this.operators.size < MAX_NAMES || this.operators.has(name))
      this.operators.set(name, (this.operators.get(name) ?? 0) + 1);
  }

  /** A tensor (5), a graph (6) and more of them (10, 11) may lie in an attribute. */
  private readAttribute(reader: Reader, depth: number): void {
    for (const { number, body } of fields(reader)) {
      if ((number === 5 || number === 10) && body) this.readTensor(body);
      else if ((number === 6 || number === 11) && body) this.readGraph(body, depth + 1);
      else if (number === 4 && body) this.textBytes += body.left;
    }
  }

  private readTensor(reader: Reader): void {
    const shape: number[] = [];
    let name = '';
    for (const { number, value, body } of fields(reader)) {
      if (number === 1) {
        if (body) while (!body.isAtEnd && shape.length < 16) shape.push(varint(body));
        else if (shape.length < 16) shape.push(value);
      } else if (number === 8 && body) name = text(body);
      else if (number === 13 && body) this.readExternal(body);
    }
    this.tensorCount += 1;
    this.numbers += countOf(shape);
    if (this.initialisers.length < MAX_NAMES) this.initialisers.push(`${name} ${shapeText(shape)}`);
  }

  private readExternal(reader: Reader): void {
    const parts: string[] = [];
    for (const { body } of fields(reader)) if (body) parts.push(text(body));
    if (parts[0] === 'location' && this.outside.length < MAX_NAMES) this.outside.push(parts[1] ?? '');
  }
}

const text = (body: Reader) => body.bytes(body.left, MAX_TEXT).toString('utf8');

/** The fields of a protobuf message, one after another (https://protobuf.dev/programming-guides/encoding/). */
function* fields(reader: Reader): Generator<Field> {
  while (!reader.isAtEnd) {
    const tag = varint(reader);
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0) throw new EndOfContent(`no field begins at byte ${reader.at}`);
    if (wire === 0) yield { number, value: varint(reader) };
    else if (wire === 2) {
      const length = varint(reader);
      if (length > reader.left) throw new EndOfContent('a field is longer than its message');
      const body = new Reader(reader.source, reader.at, reader.at + length);
      reader.at += length;
      yield { number, value: 0, body };
    } else if (wire === 1 || wire === 5) {
      reader.skip(wire === 1 ? 8 : 4);
      yield { number, value: 0 };
    } else throw new EndOfContent(`a field of unknown kind ${wire} at byte ${reader.at}`);
  }
}

/** A number in 7 bits a byte; larger ones than can be counted exactly come out as rounded. */
function varint(reader: Reader): number {
  let value = 0;
  let factor = 1;
  for (let length = 0; length < 10; length += 1) {
    const byte = reader.u8();
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
    factor *= 128;
  }
  throw new EndOfContent('a number has no end');
}
