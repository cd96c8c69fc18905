import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { BREAK, KIND, changesIn } from './classes';
import { lookAt, xorKey } from './look';
import { NumberRuns } from './number_runs';
import { openPool } from './openings';
import { evidenceOf, tell } from './told';
import { BLOCK_FLAGS } from './token_scan';

/** Changes of kind beyond the first of each token, for each of its characters, from which on a block is no prose and no table. */
const DENSE_RATE = 0.13;
const DENSE_CHARACTERS = 160;
/** Dense blocks of one text that are opened. */
const MAX_OPENED = 16;
/** Addresses, colours, digests, UUIDs and names of commits: random, but small and common. */
const NAMES =
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|sha(?:1|256|384|512)-[A-Za-z0-9+/]{27,86}={0,2}|https?:\/\/[^\s"'<>]+|#[0-9a-fA-F]{3,8}\b|\b(?:[0-9a-f]{7,12}|[0-9a-f]{24}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})\b/g;
const MIN_ESCAPES = 24;
const ESCAPE_SHARE = 0.3;
const ESCAPE = /(?:[=%]|\\x|\\u00|0x|&#x)([0-9A-Fa-f]{2})|&#([0-9]{2,3});|\\([0-3][0-7]{2})/g;

/** Whether the rate of changes among the tokens of at least `DENSE_CHARACTERS` is that of an encoding. */
function isDense(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  let characters = 0;
  let changes = 0;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && KIND[bytes[at] as number] !== BREAK) continue;
    characters += at - start;
    // A code such as E11 or P0123 changes once; what is random changes again and again.
    if (at - start > 1) changes += Math.max(0, changesIn(bytes, start, at) - 1);
    start = at + 1;
  }
  return characters >= DENSE_CHARACTERS && changes >= characters * DENSE_RATE;
}

/** Blocks of a text whose characters are unusual: what is spread too thin to be a token shows there. */
export class Blocks {
  private readonly numbers: NumberRuns;
  private dense = { characters: 0, opened: 0, told: false };
  private denseAt?: { line: number; text: string };
  private told = new Set<string>();

  constructor(private readonly inspection: Inspection) {
    this.numbers = new NumberRuns(inspection);
  }

  /** Looks at a block that stands out. */
  add(window: TextWindow, start: number, end: number, flags: number): void {
    if (flags & BLOCK_FLAGS.dense) this.addDense(window, start, end);
    if (flags & BLOCK_FLAGS.numbers) this.numbers.read(window, start, end);
    if (flags & BLOCK_FLAGS.escapes) this.escapes(window, start, end);
    if (flags & BLOCK_FLAGS.odd) this.xored(window, start, end);
  }

  finish(): void {
    this.numbers.finish();
    const { denseAt, dense } = this;
    if (!denseAt || dense.told) return;
    this.inspection.report('hidden/random', {
      message: `Blocks of the text (${dense.characters} bytes) look like base64 or hexadecimal digits in small pieces, not like words or numbers.`,
      evidence: evidenceOf(denseAt.text),
      line: denseAt.line,
    });
  }

  private addDense(window: TextWindow, start: number, end: number): void {
    const { dense } = this;
    if (dense.told) return;
    // A token that the block cuts is no whole one.
    const raw = window.bytes.toString('latin1', start, end).replace(/^\w+|\w+$/g, '');
    if (!isDense(raw)) return;
    const text = raw.replace(NAMES, ' ');
    if (!isDense(text)) return;
    dense.characters += end - start;
    if (dense.opened >= MAX_OPENED) return;
    dense.opened += 1;
    const line = window.lineAt(start);
    this.denseAt ??= { line, text };
    const opening = openPool(text.replace(/(?:0x|\\x|\\u00|&#x|\\[nr"/]|[^A-Za-z0-9+/_-])/g, ''));
    if (!opening) return;
    dense.told = true;
    tell(this.inspection, opening, text, end - start, line);
  }

  private escapes(window: TextWindow, start: number, end: number): void {
    const text = window.bytes.toString('latin1', start, end);
    const bytes: number[] = [];
    let length = 0;
    for (const [all, digits, decimal, octal] of text.matchAll(ESCAPE)) {
      length += all.length;
      bytes.push(digits ? parseInt(digits, 16) : decimal ? Number(decimal) & 255 : parseInt(octal ?? '', 8));
    }
    if (bytes.length < MIN_ESCAPES || length < text.length * ESCAPE_SHARE || this.told.has('escapes')) return;
    const look = lookAt(Buffer.from(bytes));
    if (look.kind === 'plain') return;
    this.told.add('escapes');
    tell(
      this.inspection,
      { rule: 'hidden/escapes', look, bytes: bytes.length },
      text,
      text.length,
      window.lineAt(start)
    );
  }

  private xored(window: TextWindow, start: number, end: number): void {
    if (this.told.has('xor')) return;
    const block = window.bytes.subarray(start, end);
    const key = xorKey(block);
    if (key === undefined) return;
    this.told.add('xor');
    this.inspection.report('hidden/xor', {
      message: `The text reads as words only after xor with 0x${key.toString(16).padStart(2, '0')}.`,
      evidence: evidenceOf(block.toString('latin1')),
      line: window.lineAt(start),
    });
  }
}
