import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, quoted } from '../member';
import { BufferSource } from '../source';
import { OdfText } from './odf_text';
import { PackageParts, partKey } from './package_parts';
import { Tally, partPlace } from '../tally';
import { readXml } from './xml';
import type { XmlTag } from './xml';

const MANIFEST = 'META-INF/manifest.xml';
/** Parts that need not stand in the manifest. */
const UNLISTED = /^(mimetype|meta-inf\/.*)$/;
const MACROS = /^(basic|scripts|dialogs)\//;
const EMBEDDED = /^(object|objectreplacements)\b/;
const OWN_XML =
  /^((content|styles|meta|settings|manifest)\.xml|meta-inf\/.*\.xml|configurations2\/.*|layout-cache|mimetype)$/;
const CHANGES = new Set(['insertion', 'deletion', 'format-change', 'cell-content-change', 'movement']);
const OUTSIDE = /^(https?|ftp|file|smb|\\\\|\.\.\/)/i;
const FETCHED = new Set([
  'image',
  'object',
  'object-ole',
  'table-source',
  'dde-source',
  'section-source',
  'plugin',
]);

/** An OpenDocument file: a zip of parts that a manifest lists. */
export async function inspectOdf(inspection: Inspection): Promise<void> {
  const parts = new PackageParts(inspection);
  const tally = new Tally();
  const listed = inspectManifest(inspection, parts, tally);
  const shown = new OdfText();
  for (const name of parts.names) {
    const key = partKey(name);
    const place = partPlace(name, parts.bytesOf(name));
    if (MACROS.test(key)) tally.add('office/macros', place);
    if (EMBEDDED.test(key)) tally.add('office/embedded', place);
    if (!listed.has(key) && !UNLISTED.test(key))
      tally.add('office/unknown-part', `not in the manifest: ${place}`);
    if (OWN_XML.test(key)) {
      if (key.endsWith('.xml')) inspectXml(inspection, parts, tally, shown, name);
    } else {
      const content = parts.open(name);
      if (content) await inspectMember(inspection, name, content);
    }
  }
  tally.report(inspection);
  for (const [name, text] of shown.files)
    await inspectMember(inspection, name, new BufferSource(Buffer.from(`${text}\n`)));
}

function inspectManifest(inspection: Inspection, parts: PackageParts, tally: Tally): Set<string> {
  const listed = new Set<string>();
  const bytes = parts.read(MANIFEST);
  if (!bytes) throw new Error('The document has no manifest.');
  readXml(inspection, bytes, {
    open: ({ name, attribute }) => {
      if (name === 'file-entry') listed.add(partKey(attribute('full-path') ?? ''));
      if (name === 'encryption-data') tally.add('office/encrypted', 'encryption-data in the manifest');
    },
  });
  return listed;
}

function inspectXml(
  inspection: Inspection,
  parts: PackageParts,
  tally: Tally,
  shown: OdfText,
  name: string
): void {
  const bytes = parts.read(name);
  if (!bytes) return;
  const place = (what: string) => `${what} in ${quoted(name)}`;
  try {
    readXml(inspection, bytes, {
      open: (tag) => {
        shown.open(tag);
        inspectTag(tally, tag, place);
      },
      close: (tag) => shown.close(tag),
      text: (text) => shown.text(text),
      comment: (text) => tally.add('markup/comment', place(`${text.length} characters`)),
    });
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    inspection.report('scan/failed', {
      message: 'A part of the document could not be read.',
      evidence: `${quoted(name)}: ${(error as Error).message}`,
    });
  }
}

function inspectTag(tally: Tally, { name, attribute }: XmlTag, place: (what: string) => string): void {
  if (name === 'annotation' || name === 'notes') tally.add('office/comments', place(name));
  else if (CHANGES.has(name)) tally.add('office/tracked-changes', place(name));
  else if (name === 'user-defined') tally.add('office/properties', place('user-defined'));
  else if (name === 'hidden-text' || name === 'hidden-paragraph')
    tally.add('office/hidden-text', place(name));
  else if (name === 'event-listener') tally.add('office/macros', place(name));
  else if (FETCHED.has(name) && OUTSIDE.test(attribute('href') ?? ''))
    tally.add('office/external', `${name} to ${quoted(attribute('href') ?? '')}`);
  if (name === 'text-properties' && attribute('display') === 'none')
    tally.add('office/hidden-text', place('hidden text style'));
  if (name === 'table-properties' && attribute('display') === 'false')
    tally.add('office/hidden-sheet', place('style of tables that are not shown'));
  if (name === 'drawing-page-properties' && attribute('visibility') === 'hidden')
    tally.add('office/hidden-text', place('hidden slide'));
  const visibility = /^table-(row|column)$/.test(name) ? attribute('visibility') : undefined;
  if (visibility !== undefined && visibility !== 'visible')
    tally.add('office/hidden-cells', place(`${visibility === 'filter' ? 'filtered' : 'hidden'} ${name}`));
}
