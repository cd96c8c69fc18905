import type { Inspection } from '../inspection';
import type { PackageParts } from './package_parts';
import { partKey } from './package_parts';
import { readXml } from './xml';

/** How one part of an OOXML package leads to another part or out of the package. */
export interface Relationship {
  /** The last piece of its type, such as `vbaProject`; the address before it differs between versions. */
  kind: string;
  /** A part's name, or an address outside. */
  target: string;
  external: boolean;
  /** The part that it starts from; empty for the package itself. */
  from: string;
}

/** All relationships that are reached from the package's own, in order. */
export function readRelationships(inspection: Inspection, parts: PackageParts): Relationship[] {
  const all: Relationship[] = [];
  const seen = new Set(['']);
  const open = [''];
  for (let from = open.pop(); from !== undefined; from = open.pop())
    for (const relationship of relationshipsOf(inspection, parts, from)) {
      all.push(relationship);
      const key = partKey(relationship.target);
      if (relationship.external || seen.has(key)) continue;
      seen.add(key);
      open.push(relationship.target);
    }
  return all;
}

/** Where the relationships of a part are kept. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function relationshipsOf(inspection: Inspection, parts: PackageParts, from: string): Relationship[] {
  const bytes = parts.read(relationshipsPart(from));
  const found: Relationship[] = [];
  if (!bytes) return found;
  readXml(inspection, bytes, {
    open: ({ name, attribute }) => {
      if (name !== 'Relationship') return;
      const type = attribute('Type') ?? '';
      const target = attribute('Target') ?? '';
      const external = attribute('TargetMode') === 'External';
      found.push({
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: external ? target : resolve(from, target),
        external,
        from,
      });
    },
  });
  return found;
}

/** A target counted from the folder of the part that names it. */
function resolve(from: string, target: string): string {
  const path = target.startsWith('/') ? target : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`;
  const pieces: string[] = [];
  for (const piece of path.split('/')) {
    if (piece === '..') pieces.pop();
    else if (piece !== '' && piece !== '.') pieces.push(piece);
  }
  return decoded(pieces.join('/'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone % is no escape; the name is then meant as it stands.
    return path;
  }
}
