import { kernel, otherKernel } from '../../kernel/kernel';
import type { Kernel } from '../../kernel/kernel';
import type { Problem } from './csv_check';

/** What is wrong, by the numbers of `kernel/assembly/json.ts`. */
const PROBLEMS: readonly string[] = [
  '',
  'A string is never closed',
  'An object or an array is never closed',
  'There is no value',
  'A comma stands where a value belongs',
  'A colon stands where none belongs',
  'Something stands there that is no JSON',
  'A document goes on over the end of its line',
  'Something follows the end of the document',
  'A value stands where none belongs',
  'A string holds a control character',
  'An escape in a string is not known',
  'A word is neither a number nor true, false or null',
  'It is nested in more levels than are allowed',
  'A bracket closes what was not opened, or too early',
];
const TOO_DEEP = 13;
/** Levels that the kernel has room for; a policy allows no more. */
const MOST_LEVELS = 10_000;

/** What each kernel reads, since it has room for the state of one text. */
const reading = new WeakMap<Kernel, JsonCheck>();

/**
 * Follows RFC 8259 byte by byte without building anything: the depth is bounded, the memory too. With `lines` it
 * reads one document on each line (ndjson); one check with and one without may read in turns.
 */
export class JsonCheck {
  problem?: Problem;
  documents = 0;
  duplicateKeys = 0;
  firstDuplicate?: number;
  deepest = 0;
  /** The first document is an object or an array, and not a lone word. */
  isStructure = false;
  /** A string may be `nbformat`, which notebooks have. */
  namesFormat = false;
  private readonly kernel: Kernel;
  private begun = false;

  constructor(
    private readonly maxDepth: number,
    private readonly lines = false
  ) {
    if (maxDepth > MOST_LEVELS) throw new RangeError(`${maxDepth} levels are more than can be followed`);
    this.kernel = lines ? otherKernel() : kernel();
  }

  push(bytes: Buffer): void {
    if (this.problem) return;
    this.begin();
    const { kernel } = this;
    this.take(kernel.exports.pushJson(kernel.lay(bytes)));
  }

  end(): void {
    if (this.problem) return;
    this.begin();
    this.take(this.kernel.exports.endJson());
  }

  private begin(): void {
    const { kernel } = this;
    if (this.begun && reading.get(kernel) === this) return;
    if (this.begun) throw new Error('Another text was begun before this one was read');
    this.begun = true;
    reading.set(kernel, this);
    kernel.exports.beginJson(this.maxDepth, this.lines);
  }

  private take(factsAt: number): void {
    const { words } = this.kernel;
    const fact = (index: number) => words[(factsAt >> 2) + index] as number;
    const problem = fact(0);
    const line = fact(1);
    this.documents = fact(2);
    this.duplicateKeys = fact(3);
    if (this.duplicateKeys > 0) this.firstDuplicate = fact(4);
    this.deepest = fact(5);
    this.isStructure = fact(6) === 1;
    this.namesFormat = fact(7) === 1;
    if (problem !== 0) this.problem = { message: this.message(problem), line };
  }

  private message(problem: number): string {
    return problem === TOO_DEEP
      ? `It is nested in more than ${this.maxDepth} levels`
      : (PROBLEMS[problem] as string);
  }
}
