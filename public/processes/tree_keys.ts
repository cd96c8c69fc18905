import type { TreeRow } from './tree_rows';

/** What a key asks of the tree: a move to another row, or a change of what is open, or a choice. */
export type TreeMove =
  | { kind: 'focus'; index: number }
  | { kind: 'expand' | 'collapse'; keys: string[] }
  | { kind: 'select'; index: number };

/** Rows that Page Up and Page Down move by. */
const PAGE_ROWS = 10;

/**
 * The keys of the tree pattern of the ARIA Authoring Practices. Undefined for a key that is not the tree's.
 */
export function treeMove(key: string, rows: readonly TreeRow[], at: number): TreeMove | undefined {
  const row = rows[at];
  if (!row) return undefined;
  const last = rows.length - 1;
  const focus = (index: number): TreeMove => ({ kind: 'focus', index });
  switch (key) {
    case 'ArrowDown':
      return focus(Math.min(last, at + 1));
    case 'ArrowUp':
      return focus(Math.max(0, at - 1));
    case 'PageDown':
      return focus(Math.min(last, at + PAGE_ROWS));
    case 'PageUp':
      return focus(Math.max(0, at - PAGE_ROWS));
    case 'Home':
      return focus(0);
    case 'End':
      return focus(last);
    case 'ArrowRight':
      if (!row.expandable) return undefined;
      return row.expanded ? focus(at + 1) : { kind: 'expand', keys: [row.node.key] };
    case 'ArrowLeft':
      if (row.expanded) return { kind: 'collapse', keys: [row.node.key] };
      return row.parent >= 0 ? focus(row.parent) : undefined;
    case 'Enter':
    case ' ':
      return { kind: 'select', index: at };
    case '*':
      return {
        kind: 'expand',
        keys: rows.filter((r) => r.parent === row.parent && r.expandable).map((r) => r.node.key),
      };
    default:
      return undefined;
  }
}

/** The next row whose name begins with what was typed, from the row after this one and round. */
export function findByName(rows: readonly TreeRow[], at: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  // One letter looks further; more letters refine where one already stands.
  const first = typed.length > 1 ? 0 : 1;
  for (let step = first; step < rows.length + first; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]?.node.name.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
