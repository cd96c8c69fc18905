import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { Tally } from '../tally';
import { DataUrls } from './data_urls';
import { markupText } from './markup_text';
import { inspectElement, inspectStyle } from './elements';
import { scanTags } from './tag_scan';
import type { Piece } from './tag_scan';

/** Characters of metadata that programs write by themselves. */
const MAX_METADATA = 1_024;
const MAX_INSTRUCTION = 200;
const EMBEDDED_TYPES = /data:(text\/html|image\/svg\+xml|application\/(xhtml|xml|pdf|javascript))/i;
/** Document types of the W3C and of Apple's property lists: they only name a DTD that every program knows. */
const KNOWN_DOCTYPE =
  /^doctype\s+[\w:.-]{1,40}\s*(PUBLIC\s+["']-\/\/(W3C|Apple|IETF|Apple Computer)\/\/[^"']{1,120}["'](\s+["']https?:\/\/www\.(w3\.org|apple\.com)\/[^"']{1,200}["'])?|SYSTEM\s+["']about:legacy-compat["'])?\s*$/i;

/** HTML: scripts, what it embeds, loads or hides, and what stands behind its end. */
export async function inspectHtml(inspection: Inspection): Promise<void> {
  const text = markupText(inspection);
  await inspectMarkup(inspection, text);
  const end = text.toLowerCase().lastIndexOf('</html');
  const behind = end < 0 ? '' : withoutComments(text.slice(text.indexOf('>', end) + 1)).trim();
  if (behind !== '')
    inspection.report('markup/trailing', { evidence: `${behind.length} characters behind </html>` });
}

/** Comments are counted elsewhere. */
function withoutComments(text: string): string {
  let rest = '';
  let at = 0;
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', at)) {
    rest += text.slice(at, start);
    const end = text.indexOf('-->', start);
    at = end < 0 ? text.length : end + 3;
  }
  return rest + text.slice(at);
}

/** SVG and other XML. */
export const inspectXml = (inspection: Inspection): Promise<void> =>
  inspectMarkup(inspection, markupText(inspection));

async function inspectMarkup(inspection: Inspection, text: string): Promise<void> {
  const tally = new Tally();
  const urls = new DataUrls();
  const hidden = new HiddenParts();
  let pieces = 0;
  for (const piece of scanTags(text)) {
    if ((pieces += 1) % 1_000 === 0) inspection.checkTime();
    hidden.see(piece);
    if (piece.kind === 'open') {
      inspectElement(tally, piece.name, piece.attributes);
      for (const [, value] of piece.attributes) {
        urls.collect(value);
        if (EMBEDDED_TYPES.test(value))
          tally.add('markup/embedded', `document as an address in ${piece.name}`);
      }
    } else if (piece.kind === 'raw' && piece.name === 'style') {
      inspectStyle(tally, piece.text);
      urls.collect(piece.text);
    } else if (piece.kind === 'raw' && piece.text.trim() !== '')
      tally.add('markup/script', `script of ${piece.text.length} characters`);
    else if (piece.kind === 'doctype') inspectDoctype(tally, piece.text);
    else if (piece.kind === 'instruction') inspectInstruction(tally, piece.text);
  }
  hidden.report(inspection, tally);
  tally.report(inspection);
  await urls.report(inspection);
}

function inspectDoctype(tally: Tally, text: string): void {
  if (KNOWN_DOCTYPE.test(text.trim())) return;
  const entities = text.match(/<!ENTITY/gi)?.length ?? 0;
  tally.add('markup/doctype', `DOCTYPE of ${text.length} characters, ${entities} entities`);
}

function inspectInstruction(tally: Tally, text: string): void {
  const target = /^[\w:.-]{1,40}/.exec(text)?.[0] ?? '';
  const usual = /^xml(-stylesheet|-model)?$/i.test(target);
  if (!usual || text.length > MAX_INSTRUCTION)
    tally.add('markup/instruction', `${quoted(target)} of ${text.length} characters`);
}

/** Adds up comments, and the metadata elements of SVG. */
class HiddenParts {
  private comments = 0;
  private commentCharacters = 0;
  private metadata = 0;
  private metadataStart: number | undefined;

  see(piece: Piece): void {
    if (piece.kind === 'comment') {
      this.comments += 1;
      this.commentCharacters += piece.text.length;
    } else if (piece.kind === 'open' && piece.name === 'metadata') this.metadataStart ??= piece.end;
    else if (piece.kind === 'close' && piece.name === 'metadata' && this.metadataStart !== undefined) {
      this.metadata += piece.at - this.metadataStart;
      this.metadataStart = undefined;
    }
  }

  report(inspection: Inspection, tally: Tally): void {
    if (this.commentCharacters > inspection.policy.threshold('markupCommentBytes'))
      tally.add('markup/comment', `${this.comments} comments of ${this.commentCharacters} characters`);
    if (this.metadata > MAX_METADATA)
      tally.add('markup/hidden-text', `metadata of ${this.metadata} characters`);
  }
}
