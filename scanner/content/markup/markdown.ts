import { kernel } from '../../kernel/kernel';
import type { Inspection } from '../inspection';
import { CHUNK_BYTES } from '../source';
import type { ByteSource } from '../source';
import { Tally } from '../tally';
import { DataUrls } from './data_urls';
import { markupText } from './markup_text';
import { scanTags } from './tag_scan';

/** Asked first, since most Markdown holds nothing of the kind and a look into it takes ten times as long. */
const SUSPICIOUS = /<(script|iframe|object|embed|applet)\b|<[a-z][^<>]{0,500}\son[a-z]{3,}\s*=|data:/i;
const EMBEDDING = new Set(['iframe', 'object', 'embed', 'applet', 'script']);

/**
 * Markdown may hold HTML, which shows nothing where it is read as text: comments, hidden elements, scripts, and
 * pictures as data: addresses. Examples in code are text and are left out.
 */
export async function inspectMarkdown(inspection: Inspection): Promise<void> {
  if (!mayHoldMarkup(inspection.source)) return;
  const whole = markupText(inspection);
  const mostComments = inspection.policy.threshold('markupCommentBytes');
  if (!SUSPICIOUS.test(whole) && commentCharacters(whole) <= mostComments) return;
  const text = withoutCode(whole);
  const tally = new Tally();
  const urls = new DataUrls();
  urls.collect(text);
  let comments = 0;
  for (const piece of scanTags(text)) {
    if (piece.kind === 'comment') comments += piece.text.length;
    if (piece.kind === 'open' && EMBEDDING.has(piece.name)) tally.add('markup/embedded', piece.name);
    if (piece.kind === 'open' && piece.attributes.some(([key]) => /^on[a-z]{3,}$/.test(key)))
      tally.add('markup/script', `event handler in ${piece.name}`);
  }
  if (comments > mostComments) tally.add('markup/comment', `comments of ${comments} characters`);
  tally.report(inspection);
  await urls.report(inspection);
}

/** A quick look at the bytes; a text of two bytes a letter shows nothing to it. */
function mayHoldMarkup(source: ByteSource): boolean {
  const { exports } = kernel();
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES - SHARED_BYTES) {
    const bytes = source.read(offset, CHUNK_BYTES);
    if (bytes.includes(0) || exports.mayHoldMarkup(kernel().lay(bytes)) !== 0) return true;
  }
  return false;
}
/** Bytes that two pieces share, so that no sign is cut. */
const SHARED_BYTES = 8;

/** Characters of all comments, those in code included. */
function commentCharacters(text: string): number {
  let count = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', start + 4)) {
    const end = text.indexOf('-->', start);
    count += (end < 0 ? text.length : end) - start;
    if (end < 0) break;
  }
  return count;
}

/** Fenced blocks and spans of code become blanks. */
function withoutCode(text: string): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence)) fence = '';
    else if (fence === '' && !/^( {4}|\t)/.test(line)) lines.push(line.replace(/(`{1,3})[^`]+\1/g, ' '));
  }
  return lines.join('\n');
}
