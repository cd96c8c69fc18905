import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, quoted } from '../member';
import { inspectPartContent } from './ooxml_content';
import { PackageParts, partKey } from './package_parts';
import { isJudged, isKnownRelationship, rulesOfPart } from './part_kinds';
import { ShownParts, isOfKind } from './shown_parts';
import { readRelationships, relationshipsPart } from './relationships';
import type { Relationship } from './relationships';
import { Tally, partPlace } from '../tally';

const CONTENT_TYPES = '[Content_Types].xml';
const PRINTER_SETTINGS = /\/printersettings\/printersettings\d*\.bin$/;
/** Bytes of a printer's settings. */
const MAX_PRINTER_SETTINGS = 64 * 1024;

/** A docx, xlsx, pptx or a kin of theirs: a zip of parts that relationships hold together. */
export async function inspectOoxml(inspection: Inspection): Promise<void> {
  const parts = new PackageParts(inspection);
  const relationships = readRelationships(inspection, parts);
  const tally = new Tally();
  const kinds = kindsByPart(relationships);
  inspectExternal(tally, relationships);
  const shown = new ShownParts();
  for (const name of inReadingOrder(parts.names, kinds)) {
    const key = partKey(name);
    const reached = kinds.get(key);
    for (const rule of rulesOfPart(key, reached ?? [])) tally.add(rule, partPlace(name, parts.bytesOf(name)));
    if (!reached) {
      if (isBelonging(key, kinds)) continue;
      tally.add('office/unknown-part', `nothing leads to ${partPlace(name, parts.bytesOf(name))}`);
    }
    await inspectPart(inspection, parts, tally, shown, name, reached ?? []);
  }
  tally.report(inspection);
  await shown.inspect(inspection);
}

/** The kinds of relationships that lead to each part. */
function kindsByPart(relationships: readonly Relationship[]): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const { external, target, kind } of relationships) {
    if (external) continue;
    const key = partKey(target);
    const known = kinds.get(key);
    if (known) known.push(kind);
    else kinds.set(key, [kind]);
  }
  return kinds;
}

/** Shared texts come before the sheets that refer to them. */
function inReadingOrder(names: readonly string[], kinds: ReadonlyMap<string, string[]>): string[] {
  const isShared = (name: string) => isOfKind(kinds.get(partKey(name)) ?? [], 'sharedStrings');
  return [...names.filter(isShared), ...names.filter((name) => !isShared(name))];
}

/** The list of content types, and the relationships of parts that are themselves reached. */
function isBelonging(key: string, kinds: ReadonlyMap<string, string[]>): boolean {
  if (key === partKey(CONTENT_TYPES) || key === relationshipsPart('')) return true;
  const owner = /^(.*?)_rels\/([^/]+)\.rels$/.exec(key);
  return owner !== null && kinds.has(`${owner[1]}${owner[2]}`);
}

function inspectExternal(tally: Tally, relationships: readonly Relationship[]): void {
  for (const { external, kind, target, from } of relationships) {
    if (!external) {
      if (!isKnownRelationship(kind))
        tally.add('office/unknown-part', `unknown relationship ${quoted(kind)} to ${quoted(target)}`);
    } else if (kind !== 'hyperlink')
      tally.add('office/external', `${quoted(kind)} from ${quoted(from)} to ${quoted(target)}`);
  }
}

async function inspectPart(
  inspection: Inspection,
  parts: PackageParts,
  tally: Tally,
  shown: ShownParts,
  name: string,
  kinds: readonly string[]
): Promise<void> {
  const key = partKey(name);
  if (PRINTER_SETTINGS.test(key) && parts.bytesOf(name) <= MAX_PRINTER_SETTINGS) return;
  if (isJudged(kinds) || !/\.(xml|vml|rels)$/.test(key)) {
    const content = parts.open(name);
    if (content) await inspectMember(inspection, name, content);
    return;
  }
  const bytes = parts.read(name);
  if (!bytes) return;
  try {
    inspectPartContent(inspection, tally, name, bytes, shown.readerOf(name, kinds));
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    inspection.report('scan/failed', {
      message: 'A part of the document could not be read.',
      evidence: `${quoted(name)}: ${(error as Error).message}`,
    });
  }
}
