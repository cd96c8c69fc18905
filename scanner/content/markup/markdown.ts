import type { Inspection } from '../inspection';
import { Tally } from '../tally';
import { DataUrls } from './data_urls';
import { markupText } from './markup_text';
import { scanTags } from './tag_scan';

const EMBEDDING = new Set(['iframe', 'object', 'embed', 'applet', 'script']);

/**
 * Markdown may hold HTML, which shows nothing where it is read as text: comments, hidden elements, scripts, and
 * pictures as data: addresses. Examples in code are text and are left out.
 */
export async function inspectMarkdown(inspection: Inspection): Promise<void> {
  const whole = markupText(inspection);
  if (!whole.includes('<') && !whole.includes('data:')) return;
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
  if (comments > inspection.policy.threshold('markupCommentBytes'))
    tally.add('markup/comment', `comments of ${comments} characters`);
  tally.report(inspection);
  await urls.report(inspection);
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
