import { EndOfContent } from './reader';
import type { Reader } from './reader';
import { MARK, MAX_ITEMS, OTHER } from './pickle_value';
import type { Value } from './pickle_value';

/** What a pickle does, told while it is read; nothing is made or called. */
export interface PickleSink {
  global(module: string, name: string): void;
  /** Something is called or instantiated. */
  call(callee: Value, args: Value): void;
  /** An object is given its state, which may be by a method of its own. */
  state(object: Value, state: Value): void;
  /** Bytes within the pickle, which may be a pickle themselves. */
  bytes(bytes: Buffer, length: number): void;
  text(length: number): void;
  persistent(id: Value): void;
  /** A number in the registry of extensions, which only the reading program knows. */
  extension(code: number): void;
  /** Called after a state was given; may read data that follows in the file (joblib writes arrays there). */
  built(object: Value, reader: Reader): void;
}

/** Opcodes of one pickle, entries of its stack and memo. */
const MAX_STEPS = 20_000_000;
const MAX_STACK = 1_000_000;
const MAX_MEMO = 1_000_000;
/** Bytes of a string that are kept. */
const MAX_TEXT = 512;
const MAX_NESTED = 16 * 1024 * 1024;
const TIME_EVERY = 65_536;

/** A stack machine that goes through a pickle's opcodes and keeps what it knows of the values. */
export class PickleWalk {
  private readonly stack: Value[] = [];
  private readonly memo = new Map<number, Value>();
  protocol = 0;
  private steps = 0;

  constructor(
    private readonly reader: Reader,
    private readonly sink: PickleSink,
    private readonly checkTime: () => void
  ) {}

  /** Walks to the pickle's end and answers its value; throws an EndOfContent where it breaks. */
  run(): Value {
    for (;;) {
      this.steps += 1;
      if (this.steps % TIME_EVERY === 0) this.checkTime();
      if (this.steps > MAX_STEPS || this.stack.length > MAX_STACK)
        throw new EndOfContent('it is too long to be followed');
      const code = this.reader.u8();
      if (code === STOP) return this.pop();
      const step = STEPS[code];
      if (!step)
        throw new EndOfContent(`it has an unknown opcode 0x${code.toString(16)} at ${this.reader.at - 1}`);
      step(this, this.reader);
    }
  }

  push(value: Value): void {
    this.stack.push(value);
  }

  pop(): Value {
    const value = this.stack.pop();
    if (!value) throw new EndOfContent('it takes more from its stack than there is');
    return value;
  }

  top(): Value {
    return this.stack[this.stack.length - 1] ?? OTHER;
  }

  /** The values above the last mark, which go, mark and all. */
  popMark(): Value[] {
    const mark = this.stack.lastIndexOf(MARK);
    if (mark === -1) throw new EndOfContent('a mark is missing');
    const values = this.stack.splice(mark);
    return values.slice(1);
  }

  /** Adds to the list or dict below. */
  extend(values: readonly Value[]): void {
    const target = this.top();
    if (target.kind === 'items' && target.items.length < MAX_ITEMS)
      target.items.push(...values.slice(0, MAX_ITEMS));
  }

  put(key: number): void {
    if (this.memo.size < MAX_MEMO) this.memo.set(key, this.top());
  }

  memoize(): void {
    this.put(this.memo.size);
  }

  get(key: number): void {
    this.push(this.memo.get(key) ?? OTHER);
  }

  global(module: string, name: string): Value {
    this.sink.global(module, name);
    return { kind: 'global', module, name };
  }

  /** STACK_GLOBAL takes the names from the stack; names that are not plain there are computed. */
  stackGlobal(): void {
    const name = this.pop();
    const module = this.pop();
    const known = module.kind === 'text' && name.kind === 'text';
    this.push(known ? this.global(module.text, name.text) : this.global('?', '?'));
  }

  call(callee: Value, args: Value): void {
    this.sink.call(callee, args);
    this.push({ kind: 'made', of: callee, args });
  }

  build(): void {
    const state = this.pop();
    const object = this.top();
    this.sink.state(object, state);
    if (object.kind === 'made') object.state = state;
    this.sink.built(object, this.reader);
  }

  text(length: number): void {
    this.sink.text(length);
    this.push({ kind: 'text', text: this.reader.bytes(length, MAX_TEXT).toString('utf8') });
  }

  lineText(text: string): void {
    this.sink.text(text.length);
    this.push({ kind: 'text', text });
  }

  bytes(length: number): void {
    this.sink.bytes(this.reader.bytes(length, MAX_NESTED), length);
    this.push(OTHER);
  }

  persistent(id: Value): void {
    this.sink.persistent(id);
    this.push(OTHER);
  }

  extension(code: number): void {
    this.sink.extension(code);
    this.push({ kind: 'global', module: '?', name: `extension ${code}` });
  }
}

type Step = (walk: PickleWalk, reader: Reader) => void;
const STOP = 0x2e;
const items = (values: Value[]): Value => ({ kind: 'items', items: values.slice(0, MAX_ITEMS) });
const number = (value: number): Value => ({ kind: 'number', number: value });
/** The text of a line that protocol 0 writes: quotes and a long's L are no part of it. */
const plain = (line: string) => line.replace(/^['"]|['"]$|L$/g, '');
const tuple =
  (size: number): Step =>
  (walk) => {
    const values: Value[] = [];
    for (let place = 0; place < size; place += 1) values.unshift(walk.pop());
    walk.push(items(values));
  };

/** What each opcode does, by its byte (Python's Lib/pickletools.py names them all). */
const STEPS: Readonly<Record<number, Step>> = {
  0x28: (walk) => walk.push(MARK),
  0x30: (walk) => void walk.pop(),
  0x31: (walk) => void walk.popMark(),
  0x32: (walk) => walk.push(walk.top()),
  0x46: (walk, reader) => walk.push(number(Number(reader.line()))),
  0x49: (walk, reader) => walk.push(number(Number(reader.line()))),
  0x4a: (walk, reader) => walk.push(number(reader.i32())),
  0x4b: (walk, reader) => walk.push(number(reader.u8())),
  0x4c: (walk, reader) => walk.push(number(Number(plain(reader.line())))),
  0x4d: (walk, reader) => walk.push(number(reader.u16())),
  0x4e: (walk) => walk.push(OTHER),
  0x50: (walk, reader) => walk.persistent({ kind: 'text', text: reader.line() }),
  0x51: (walk) => walk.persistent(walk.pop()),
  0x52: (walk) => {
    const args = walk.pop();
    walk.call(walk.pop(), args);
  },
  0x53: (walk, reader) => walk.lineText(plain(reader.line())),
  0x54: (walk, reader) => walk.text(reader.u32()),
  0x55: (walk, reader) => walk.text(reader.u8()),
  0x56: (walk, reader) => walk.lineText(reader.line()),
  0x58: (walk, reader) => walk.text(reader.u32()),
  0x61: (walk) => walk.extend([walk.pop()]),
  0x62: (walk) => walk.build(),
  0x63: (walk, reader) => {
    const module = reader.line();
    walk.push(walk.global(module, reader.line()));
  },
  0x64: (walk) => walk.push(items(walk.popMark())),
  0x7d: (walk) => walk.push(items([])),
  0x65: (walk) => walk.extend(walk.popMark()),
  0x67: (walk, reader) => walk.get(Number(reader.line())),
  0x68: (walk, reader) => walk.get(reader.u8()),
  0x69: (walk, reader) => {
    const module = reader.line();
    const callee = walk.global(module, reader.line());
    walk.call(callee, items(walk.popMark()));
  },
  0x6a: (walk, reader) => walk.get(reader.u32()),
  0x6c: (walk) => walk.push(items(walk.popMark())),
  0x5d: (walk) => walk.push(items([])),
  0x6f: (walk) => {
    const [callee = OTHER, ...args] = walk.popMark();
    walk.call(callee, items(args));
  },
  0x70: (walk, reader) => walk.put(Number(reader.line())),
  0x71: (walk, reader) => walk.put(reader.u8()),
  0x72: (walk, reader) => walk.put(reader.u32()),
  0x73: (walk) => {
    const value = walk.pop();
    walk.extend([walk.pop(), value]);
  },
  0x74: (walk) => walk.push(items(walk.popMark())),
  0x29: (walk) => walk.push(items([])),
  0x75: (walk) => walk.extend(walk.popMark()),
  0x47: (walk, reader) => {
    reader.skip(8);
    walk.push(OTHER);
  },
  0x80: (walk, reader) => {
    walk.protocol = reader.u8();
  },
  0x81: (walk) => {
    const args = walk.pop();
    walk.call(walk.pop(), args);
  },
  0x82: (walk, reader) => walk.extension(reader.u8()),
  0x83: (walk, reader) => walk.extension(reader.u16()),
  0x84: (walk, reader) => walk.extension(reader.u32()),
  0x85: tuple(1),
  0x86: tuple(2),
  0x87: tuple(3),
  0x88: (walk) => walk.push(number(1)),
  0x89: (walk) => walk.push(number(0)),
  0x8a: (walk, reader) => walk.push(long(reader, reader.u8())),
  0x8b: (walk, reader) => walk.push(long(reader, reader.u32())),
  0x42: (walk, reader) => walk.bytes(reader.u32()),
  0x43: (walk, reader) => walk.bytes(reader.u8()),
  0x8c: (walk, reader) => walk.text(reader.u8()),
  0x8d: (walk, reader) => walk.text(reader.u64()),
  0x8e: (walk, reader) => walk.bytes(reader.u64()),
  0x8f: (walk) => walk.push(items([])),
  0x90: (walk) => walk.extend(walk.popMark()),
  0x91: (walk) => walk.push(items(walk.popMark())),
  0x92: (walk) => {
    const named = walk.pop();
    const args = walk.pop();
    walk.call(walk.pop(), items([args, named]));
  },
  0x93: (walk) => walk.stackGlobal(),
  0x94: (walk) => walk.memoize(),
  0x95: (_, reader) => void reader.u64(),
  0x96: (walk, reader) => walk.bytes(reader.u64()),
  0x97: (walk) => walk.push(OTHER),
  0x98: () => undefined,
};

/** A whole number of any length; those of more than six bytes are told by their digits in hexadecimal. */
function long(reader: Reader, length: number): Value {
  const bytes = reader.bytes(length, MAX_TEXT);
  return length <= 6
    ? number(length === 0 ? 0 : bytes.readIntLE(0, length))
    : { kind: 'text', text: bytes.reverse().toString('hex') };
}
