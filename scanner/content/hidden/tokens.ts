import { changesIn } from './classes';
import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { isBase32, openPool, openToken } from './openings';
import { Pool } from './pool';
import { digestOf, isHex } from './shapes';
import { entropy } from './look';
import { evidenceOf, tell } from './told';

/** A token of so many characters is opened by itself: eighteen bytes of text are no chance. */
const MIN_OPENED = 24;
/** Tokens opened by themselves in one text; the others are opened together. */
const MAX_OPENED = 500;
/** Characters of a token that are looked at. */
const MAX_TOKEN = 16 * 1024;
const MIN_RANDOM_RUN = 64;
/** So long a run without a break is no word of any notation, however even its characters are. */
const LONG_RUN = 256;
const ENTROPY_WINDOW = 256;
/** With fewer changes than one in so many characters a long token is opened, but is no random run. */
const FEW_CHANGES = 4;
const hasMany = (changes: number, size: number) => changes * FEW_CHANGES >= size - 2;
const MIN_POOL = 32;
const MIN_RANDOM = 384;
/** Share of the text that must be mixed tokens for them to be a finding together. */
const RANDOM_SHARE = 0.1;
/** Lines of nothing but one digest each, one after another, are a hexadecimal dump. */
const DUMP_LINES = 16;
const NEWLINE = 10;
const SLASH = 47;
/** Bytes before a token within which its address must begin. */
const ADDRESS_BYTES = 300;
const ADDRESS = Buffer.from('://');
const MIN_SEGMENT = 20;

/** Bits a character that random text of an alphabet has at least, in 256 characters and (less) in fewer. */
const leastEntropy = (token: string): number => {
  if (/^\d+$/.test(token)) return 2.8;
  return isHex(token) ? 2.8 : 4;
};

/** The tokens of one text that are no words: opened one by one and all together. */
export class Tokens {
  private readonly mixed = new Pool();
  private readonly digests = new Pool();
  private opened = 0;
  private told = false;
  private dump = { next: -1, lines: 0 };

  constructor(
    private readonly inspection: Inspection,
    private readonly isTable: boolean
  ) {}

  /** Takes in a token with so many changes of kind. */
  add(window: TextWindow, start: number, end: number, changes: number): void {
    if (isInAddress(window.bytes, start)) this.addSegments(window, start, end);
    else this.addOne(window, start, end, hasMany(changes, end - start));
  }

  private addOne(window: TextWindow, start: number, end: number, manyChanges: boolean): void {
    const { bytes } = window;
    const token = bytes.toString('latin1', start, Math.min(end, start + MAX_TOKEN));
    const line = () => window.lineAt(start);
    const digest = digestOf(token);
    if (digest !== undefined) {
      this.digests.add(Buffer.from(digest), line);
      this.follow(bytes, start, end, line);
      return;
    }
    if (start < window.overlap && end < window.overlap) return;
    const counts = manyChanges || isBase32(token);
    if (counts) this.mixed.add(bytes.subarray(start, end), line);
    if (token.length < MIN_OPENED || this.opened >= MAX_OPENED) return;
    this.opened += 1;
    const opening = openToken(token);
    const { kind } = opening.look;
    if (kind === 'signature' || kind === 'text') {
      this.told = true;
      tell(this.inspection, opening, token, end - start, line());
    } else if (token.length >= LONG_RUN || (counts && token.length >= MIN_RANDOM_RUN && isRandom(token))) {
      this.told = true;
      this.inspection.report('hidden/random', {
        message: `A run of ${end - start} letters and digits looks random.`,
        evidence: evidenceOf(token, end - start),
        line: line(),
      });
    }
  }

  /** In an address each part between slashes stands for itself: the name of a commit, an identifier. */
  private addSegments(window: TextWindow, start: number, end: number): void {
    for (let from = start; from < end;) {
      const slash = window.bytes.indexOf(SLASH, from);
      const to = slash === -1 || slash > end ? end : slash;
      if (to - from >= MIN_SEGMENT)
        this.addOne(window, from, to, hasMany(changesIn(window.bytes, from, to), to - from));
      from = to + 1;
    }
  }

  /** What the tokens are together, at the end of a text of so many bytes. */
  finish(size: number): void {
    if (this.told) return;
    for (const pool of [this.mixed, this.digests]) {
      if (pool.characters < MIN_POOL) continue;
      const opening = openPool(pool.text);
      if (!opening) continue;
      tell(this.inspection, opening, pool.text, pool.characters, pool.line);
      return;
    }
    const { mixed } = this;
    if (mixed.characters >= MIN_RANDOM && mixed.characters >= size * RANDOM_SHARE)
      this.inspection.report('hidden/random', {
        message: `${mixed.tokens} codes of mixed letters and digits make up a tenth or more of the text.`,
        evidence: evidenceOf(mixed.text, mixed.characters),
        line: mixed.line,
      });
  }

  /** A list of digests names what they are of; digests alone, line after line, may be anything. */
  private follow(bytes: Buffer, start: number, end: number, line: () => number): void {
    const alone =
      (start === 0 || bytes[start - 1] === NEWLINE) && (bytes[end] === NEWLINE || bytes[end] === 13);
    if (!alone || this.isTable) return;
    this.dump.lines = start === this.dump.next ? this.dump.lines + 1 : 1;
    this.dump.next = end + (bytes[end] === 13 ? 2 : 1);
    if (this.dump.lines !== DUMP_LINES) return;
    this.inspection.report('hidden/random', {
      message: `At least ${DUMP_LINES} lines hold nothing but hexadecimal digits.`,
      line: line() - DUMP_LINES + 1,
    });
  }
}

/** Whether a token is part of an address such as `https://host/path/…`: its path, not what follows a comma. */
function isInAddress(bytes: Buffer, start: number): boolean {
  let at = start;
  for (const last = Math.max(0, start - ADDRESS_BYTES); at > last; at -= 1) {
    const byte = bytes[at - 1] as number;
    if (byte <= 32 || byte === 34 || byte === 39 || byte === 44 || byte === 124) break;
  }
  return bytes.subarray(at, start).includes(ADDRESS);
}

/** Whether the characters of a run are as even as random ones, in windows of 256. */
export function isRandom(token: string): boolean {
  const least = leastEntropy(token);
  for (let at = 0; at === 0 || at + MIN_RANDOM_RUN <= token.length; at += ENTROPY_WINDOW) {
    if (entropy(Buffer.from(token.slice(at, at + ENTROPY_WINDOW), 'latin1')) >= least) return true;
  }
  return false;
}
