import type { RuleId } from '../../rules';
import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { Blocks } from './blocks';
import { changesIn } from './classes';
import { PEM_LINE, markerAt } from './markers';
import { evidenceOf } from './told';
import type { TokenSink } from './token_scan';
import { Tokens } from './tokens';
import { Words } from './words';

const TOKEN_LIMIT = 2_048;
/** JSON web tokens (RFC 7519) are three parts of base64url; the first is `{"…`. */
const JWT = /^eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}(\.[\w-]{10,}){0,2}/;
const ENCRYPTED_JWT = /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+/;
/** Fernet: version 0x80, then a time whose first bytes are zero until the year 2106. */
const FERNET = /^gAAAAA[\w-]{94,}/;

/** Looks for content that hides in a text: the scan of its tokens tells it what stands out. */
export class HiddenText implements Omit<TokenSink, 'sign'> {
  private window?: TextWindow;
  private readonly tokens: Tokens;
  private readonly words: Words;
  private readonly blocks: Blocks;
  private readonly marked = new Set<string>();
  private size = 0;

  constructor(
    private readonly inspection: Inspection,
    isTable: boolean
  ) {
    this.tokens = new Tokens(inspection, isTable);
    this.words = new Words(inspection);
    this.blocks = new Blocks(inspection);
  }

  /** Before a window is scanned. */
  begin(window: TextWindow): void {
    this.window = window;
    this.size += window.bytes.length - window.overlap;
    this.marked.clear();
  }

  /** Tells of the first of each kind of marker in a window. */
  marker(at: number): void {
    const found = markerAt((this.window as TextWindow).bytes, at);
    if (!found || this.marked.has(found.kind)) return;
    this.marked.add(found.kind);
    this.report(found.rule, `The text holds ${found.what}.`, at);
  }

  mixed(start: number, end: number, changes: number): void {
    const window = this.window as TextWindow;
    const head = window.bytes[start] as number;
    // "e" and "g" are the first letters of the two kinds of token.
    if ((head === 101 || head === 103) && this.token(window, start)) return;
    this.tokens.add(window, start, end, changes);
  }

  number(start: number, end: number): void {
    const window = this.window as TextWindow;
    if (end - start >= MIN_NUMBER && changesIn(window.bytes, start, end) === 0)
      this.tokens.add(window, start, end, end - start);
  }

  dense(start: number, end: number): void {
    this.words.dense(this.window as TextWindow, start, end);
  }

  uuLine(start: number, end: number): void {
    this.words.uuLine(this.window as TextWindow, start, end);
  }

  xored(start: number, end: number, key: number): void {
    this.words.xored(this.window as TextWindow, start, end, key);
  }

  block(start: number, end: number, flags: number): void {
    this.blocks.add(this.window as TextWindow, start, end, flags);
  }

  /** After the last window. */
  finish(): void {
    this.tokens.finish(this.size);
    this.blocks.finish();
  }

  private token(window: TextWindow, start: number): boolean {
    const text = window.bytes.toString('latin1', start, start + TOKEN_LIMIT);
    if (FERNET.test(text)) this.report('hidden/encrypted', 'The text holds a Fernet token.', start);
    else if (ENCRYPTED_JWT.test(text))
      this.report('hidden/encrypted', 'The text holds an encrypted JSON web token.', start);
    else if (JWT.test(text)) this.report('hidden/secret', 'The text holds a JSON web token.', start);
    else return false;
    return true;
  }

  private report(rule: RuleId, message: string, at: number): void {
    const { bytes, overlap } = this.window as TextWindow;
    if (at + PEM_LINE < overlap) return;
    const secret = rule === 'hidden/secret';
    const line = (this.window as TextWindow).lineAt(at);
    const evidence = evidenceOf(bytes.toString('latin1', at, at + (secret ? 24 : PEM_LINE)));
    this.inspection.report(rule, { message, evidence, line });
  }
}

/** Digits in one run from which on they are more than a number. */
const MIN_NUMBER = 64;
