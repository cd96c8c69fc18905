// Follows RFC 8259 without building anything: the depth is bounded, the memory too. The numbers of problems are those
// of `json_check.ts`.

import { NO_HASH, beginKeys, closeKeys, hashed, isTwice, openKeys, sameKey } from './json_keys';
import { NO_WORD, START, afterNumber, isWord, nextOfWord, prepareWords } from './json_words';
import { windowAt } from './memory';

const STRING_OPEN: i32 = 1;
const NOT_CLOSED: i32 = 2;
const NO_VALUE: i32 = 3;
const WRONG_COMMA: i32 = 4;
const WRONG_COLON: i32 = 5;
const NO_JSON: i32 = 6;
const OVER_LINE: i32 = 7;
const FOLLOWS_END: i32 = 8;
const WRONG_VALUE: i32 = 9;
const CONTROL: i32 = 10;
const WRONG_ESCAPE: i32 = 11;
const WRONG_WORD: i32 = 12;
const TOO_DEEP: i32 = 13;
const WRONG_BRACKET: i32 = 14;

// What may come next.
const VALUE: i32 = 0;
const VALUE_OR_CLOSE: i32 = 1;
const KEY: i32 = 2;
const KEY_OR_CLOSE: i32 = 3;
const COLON: i32 = 4;
const COMMA_OR_CLOSE: i32 = 5;
const NOTHING: i32 = 6;

/** In which token the bytes break off between two pieces. */
const BETWEEN: i32 = 0;
const STRING: i32 = 1;
const ESCAPE: i32 = 2;
const HEX: i32 = 3;
const WORD: i32 = 4;

const ARRAY: u8 = 0;
const OBJECT: u8 = 1;
const KINDS = memory.data(10_002, 16);

let maxDepth: usize = 0;
let lines = false;
let expects: i32 = VALUE;
let token: i32 = BETWEEN;
let isKey = false;
let hexLeft: i32 = 0;
let word: u8 = 0;
let lineOfDocument: i32 = 0;
let depth: usize = 0;
/** Of the key that is read, to know it again. */
let hash: u64 = 0;

let problem: i32 = 0;
let line: i32 = 1;
let documents: i32 = 0;
let duplicateKeys: i32 = 0;
let firstDuplicate: i32 = 0;
let deepest: usize = 0;
let isStructure = false;
/** Whether a string is, or may be, the name that notebooks have for their version. */
let namesFormat = false;
/** `nbformat` as one number. */
const NBFORMAT: u64 = 0x74616d726f66626e;

/** What was found so far, as `json_check.ts` reads it. */
const FACTS = memory.data(32, 16);

/** Begins a text; with `byLines` each line is a document (ndjson). */
export function beginJson(depthBound: usize, byLines: bool): void {
  maxDepth = depthBound;
  lines = byLines;
  expects = VALUE;
  token = BETWEEN;
  lineOfDocument = 0;
  depth = 0;
  problem = 0;
  line = 1;
  documents = 0;
  duplicateKeys = 0;
  firstDuplicate = 0;
  deepest = 0;
  isStructure = false;
  namesFormat = false;
  beginKeys();
  prepareWords();
}

/** Goes on with the piece that lies in the window; answers where the facts are. */
export function pushJson(length: usize): usize {
  const end = windowAt() + length;
  for (let at = windowAt(); at < end && problem === 0;) {
    if (token === BETWEEN) at = between(at, end);
    else if (token === STRING) at = inString(at, end, 0);
    else if (token === WORD) at = inWord(at, end);
    else at = inEscape(at);
  }
  return facts();
}

/** After the last piece. */
export function endJson(): usize {
  if (problem === 0) {
    if (token === WORD) endWord();
    if (problem === 0 && token !== BETWEEN) problem = STRING_OPEN;
    else if (problem === 0 && depth > 0) problem = NOT_CLOSED;
    else if (problem === 0 && documents === 0) problem = NO_VALUE;
  }
  return facts();
}

function facts(): usize {
  store<i32>(FACTS, problem);
  store<i32>(FACTS, line, 4);
  store<i32>(FACTS, documents, 8);
  store<i32>(FACTS, duplicateKeys, 12);
  store<i32>(FACTS, firstDuplicate, 16);
  store<i32>(FACTS, <i32>deepest, 20);
  store<i32>(FACTS, isStructure ? 1 : 0, 24);
  store<i32>(FACTS, namesFormat ? 1 : 0, 28);
  return FACTS;
}

function between(from: usize, end: usize): usize {
  let at = from;
  while (at < end && problem === 0) {
    const byte = <u32>load<u8>(at);
    if (byte === 34) {
      at = startString(at + 1, end);
      if (token !== BETWEEN) return at;
      continue;
    }
    if (byte - 48 < 10 || byte === 45) {
      if (!startValue()) return at;
      const after = afterNumber(at);
      if (after > at && after < end) {
        endValue();
        at = afterComma(after);
        continue;
      }
      token = WORD;
      word = START;
      return at;
    }
    at += 1;
    if (byte === 44) {
      if (expects !== COMMA_OR_CLOSE) problem = WRONG_COMMA;
      startNext();
    } else if (byte === 58) {
      if (expects !== COLON) problem = WRONG_COLON;
      expects = VALUE;
    } else if (byte === 32) {
      while (load<u8>(at) === 32) at += 1;
    } else if (byte === 10) newLine();
    else if ((byte | 32) === 123) open(byte === 123);
    else if ((byte | 32) === 125) close(byte === 125);
    else if (byte === 116 || byte === 102 || byte === 110) {
      if (!startValue()) return at;
      token = WORD;
      word = START;
      return at - 1;
    } else if (byte !== 13 && byte !== 9) problem = NO_JSON;
  }
  return at;
}

function newLine(): void {
  line += 1;
  if (lines && depth > 0) problem = OVER_LINE;
}

function startValue(): bool {
  if (expects === NOTHING && lines && lineOfDocument !== line) expects = VALUE;
  if (expects > VALUE_OR_CLOSE) {
    problem = expects === NOTHING ? FOLLOWS_END : WRONG_VALUE;
    return false;
  }
  lineOfDocument = line;
  return true;
}

function endValue(): void {
  if (depth > 0) expects = COMMA_OR_CLOSE;
  else {
    expects = NOTHING;
    documents += 1;
  }
}

/** A comma mostly follows a value, and a colon a key, at once: these two need no further turn of the loop. */
function afterComma(at: usize): usize {
  if (load<u8>(at) !== 44 || expects !== COMMA_OR_CLOSE) return at;
  startNext();
  return at + 1;
}

function afterColon(at: usize): usize {
  if (load<u8>(at) !== 58) return at;
  expects = VALUE;
  return at + 1;
}

function startNext(): void {
  expects = load<u8>(KINDS + depth) === OBJECT ? KEY : VALUE;
}

function startString(text: usize, end: usize): usize {
  isKey = expects === KEY || expects === KEY_OR_CLOSE;
  if (isKey) {
    const size = sameKey(depth, text);
    // Zeroes follow the piece, so what reaches over its end is never the same.
    if (size !== 0) {
      expects = COLON;
      return afterColon(text + size);
    }
    hash = NO_HASH;
  } else if (!startValue()) return text;
  token = STRING;
  return inString(text, end, text);
}

/** Goes on in a string; `text` is its beginning, or 0 when that is no more in the window or holds an escape. */
function inString(from: usize, end: usize, text: usize): usize {
  const at = min(end, afterPlain(from));
  if (isKey) for (let byte = from; byte < at; byte += 1) hash = hashed(hash, load<u8>(byte));
  if (at === end) {
    // What a piece cuts may be anything.
    namesFormat = true;
    return at;
  }
  const byte = <u32>load<u8>(at);
  if (byte === 34) {
    token = BETWEEN;
    if (at - text === 8 && load<u64>(text) === NBFORMAT) namesFormat = true;
    if (isKey) endKey(text, at - from);
    else {
      endValue();
      return afterComma(at + 1);
    }
  } else if (byte === 92) token = ESCAPE;
  else problem = CONTROL;
  return at + 1;
}

/** The next quotation mark, backslash or control byte; zeroes follow the window. */
function afterPlain(from: usize): usize {
  let at = from;
  let ends = endsOfPlain(at);
  while (ends === 0) {
    at += 16;
    ends = endsOfPlain(at);
  }
  return at + <usize>ctz(ends);
}

function endsOfPlain(at: usize): i32 {
  const bytes = v128.load(at);
  const marks = v128.or(i8x16.eq(bytes, i8x16.splat(34)), i8x16.eq(bytes, i8x16.splat(92)));
  return i8x16.bitmask(v128.or(marks, i8x16.lt_u(bytes, i8x16.splat(32))));
}

function endKey(text: usize, size: usize): void {
  expects = COLON;
  if (!isTwice(depth, hash, text, size)) return;
  duplicateKeys += 1;
  if (firstDuplicate === 0) firstDuplicate = line;
}

function inEscape(at: usize): usize {
  const byte = <u32>load<u8>(at);
  hash = hashed(hash, byte);
  if (token === HEX) {
    const isHex = byte - 48 < 10 || (byte | 32) - 97 < 6;
    if (!isHex) problem = WRONG_ESCAPE;
    hexLeft -= 1;
    if (hexLeft === 0) token = STRING;
  } else if (byte === 117) {
    token = HEX;
    hexLeft = 4;
  } else {
    if (!isEscaped(byte)) problem = WRONG_ESCAPE;
    token = STRING;
  }
  return at + 1;
}

/** One of `" \ / b f n r t`. */
function isEscaped(byte: u32): bool {
  if (byte === 34 || byte === 92 || byte === 47) return true;
  return byte === 98 || byte === 102 || byte === 110 || byte === 114 || byte === 116;
}

function inWord(from: usize, end: usize): usize {
  for (let at = from; at < end; at += 1) {
    const next = nextOfWord(word, load<u8>(at));
    if (next === NO_WORD) {
      endWord();
      return at;
    }
    word = next;
  }
  return end;
}

function endWord(): void {
  token = BETWEEN;
  if (isWord(word)) endValue();
  else problem = WRONG_WORD;
}

function open(isObject: bool): void {
  if (!startValue()) return;
  if (documents === 0 && depth === 0) isStructure = true;
  depth += 1;
  if (depth > deepest) deepest = depth;
  if (depth > maxDepth) {
    problem = TOO_DEEP;
    return;
  }
  store<u8>(KINDS + depth, isObject ? OBJECT : ARRAY);
  expects = isObject ? KEY_OR_CLOSE : VALUE_OR_CLOSE;
  if (isObject) openKeys(depth);
}

function close(isObject: bool): void {
  const mayClose = expects === COMMA_OR_CLOSE || expects === (isObject ? KEY_OR_CLOSE : VALUE_OR_CLOSE);
  if (depth === 0 || !mayClose || (load<u8>(KINDS + depth) === OBJECT) !== isObject) {
    problem = WRONG_BRACKET;
    return;
  }
  if (isObject) closeKeys(depth);
  depth -= 1;
  endValue();
}
