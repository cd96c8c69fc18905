const MAX_DEPTH = 10_000;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;

export interface RtfHandlers {
  /** A control word in small letters, its number, and where it ends. */
  word(word: string, value: number | undefined, at: number): void;
  /** An optional destination (`\*`) that has ended, and the bytes of its group. */
  destination(name: string, bytes: number): void;
}

/** Goes through an RTF document by groups and control words; returns where its last group ends. */
export function scanRtf(bytes: Buffer, handlers: RtfHandlers): number {
  const groups: { start: number; optional?: string }[] = [];
  let at = 0;
  let starred = false;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN) {
      if (groups.length >= MAX_DEPTH) throw new Error('The groups of the RTF document are nested too deep.');
      groups.push({ start: at });
    } else if (byte === CLOSE) {
      const group = groups.pop();
      if (group?.optional !== undefined) handlers.destination(group.optional, at - group.start);
      if (groups.length === 0) return at + 1;
    } else if (byte === BACKSLASH) {
      const next = bytes[at + 1] ?? 0;
      if (isLetter(next)) {
        const control = readWord(bytes, at + 1);
        const group = groups[groups.length - 1];
        if (starred && group) group.optional = control.word;
        starred = false;
        handlers.word(control.word, control.value, control.end);
        at = control.end + (control.word === 'bin' ? Math.max(0, control.value ?? 0) : 0);
        continue;
      }
      starred = next === 0x2a;
      // A sign of its own, such as \' before two hexadecimal digits, \{ or \*.
      at += 1;
    }
    at += 1;
  }
  throw new Error('The RTF document has no end.');
}

const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

function readWord(bytes: Buffer, start: number): { word: string; value: number | undefined; end: number } {
  let at = start;
  while (at < bytes.length && at - start < 32 && isLetter(bytes[at] ?? 0)) at += 1;
  const word = bytes.toString('latin1', start, at).toLowerCase();
  const digits = at;
  if (bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)) at += 1;
  while (at < bytes.length && at - digits < 11 && isDigit(bytes[at] ?? 0)) at += 1;
  const value = at > digits ? Number(bytes.toString('latin1', digits, at)) : undefined;
  // One blank behind a control word belongs to it.
  return { word, value, end: bytes[at] === 0x20 ? at + 1 : at };
}
