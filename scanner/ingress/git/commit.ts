/** A person as a commit names them: whatever the pusher typed. */
export interface Signature {
  name: string;
  email: string;
  /** ISO 8601, when it can be read. */
  time?: string;
}

export interface CommitObject {
  oid: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
  /** Header lines beyond those that git writes itself: a place to hide things. */
  otherHeaders: string[];
}

const KNOWN = new Set([
  'tree',
  'parent',
  'author',
  'committer',
  'encoding',
  'gpgsig',
  'gpgsig-sha256',
  'mergetag',
]);
/** Names and addresses are cut here, as the API's contract asks. */
const MAX_NAME = 256;
const MAX_EMAIL = 320;
/** The latest time that a date can hold, in seconds. */
const MAX_SECONDS = 8_640_000_000_000;

/** Reads a commit object; text that is not UTF-8 is read as Windows-1252, so that every byte shows as something. */
export function parseCommit(oid: string, content: Buffer): CommitObject {
  const text = decode(content);
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const commit: CommitObject = {
    oid,
    tree: '',
    parents: [],
    author: { name: '', email: '' },
    committer: { name: '', email: '' },
    message: end < 0 ? '' : text.slice(end + 2),
    otherHeaders: [],
  };
  // A line that begins with a blank goes on with the header before it.
  for (const line of head.replace(/\n /g, ' ').split('\n')) {
    const blank = line.indexOf(' ');
    const key = blank < 0 ? line : line.slice(0, blank);
    const value = blank < 0 ? '' : line.slice(blank + 1);
    if (key === 'tree') commit.tree = value;
    else if (key === 'parent') commit.parents.push(value);
    else if (key === 'author') commit.author = parseSignature(value);
    else if (key === 'committer') commit.committer = parseSignature(value);
    else if (!KNOWN.has(key)) commit.otherHeaders.push(line);
  }
  return commit;
}

/** `Ada Lovelace <ada@example.org> 1700000000 +0100`. */
function parseSignature(text: string): Signature {
  const open = text.indexOf('<');
  const close = text.indexOf('>', open);
  if (open < 0 || close < 0) return { name: text.slice(0, MAX_NAME), email: '' };
  const seconds = Number(
    text
      .slice(close + 1)
      .trim()
      .split(' ')[0]
  );
  const known = Number.isSafeInteger(seconds) && Math.abs(seconds) <= MAX_SECONDS;
  return {
    name: text.slice(0, open).trim().slice(0, MAX_NAME),
    email: text.slice(open + 1, close).slice(0, MAX_EMAIL),
    ...(known && { time: isoTime(seconds) }),
  };
}

/** Years beyond 9999 have a form that the API does not take. */
function isoTime(seconds: number): string | undefined {
  const text = new Date(seconds * 1_000).toISOString();
  return text.length === 24 ? text : undefined;
}

/** UTF-8 where it is, else Windows-1252. */
export function decode(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
