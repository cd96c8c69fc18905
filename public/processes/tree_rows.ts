import type { ProcessNode, ProcessTree } from '../../common';

/** One visible line of the tree, with what a screen reader must know of it. */
export interface TreeRow {
  node: ProcessNode;
  /** From 1. */
  level: number;
  /** Place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
  expandable: boolean;
  expanded: boolean;
  /** Index of the parent's row, -1 for the root. */
  parent: number;
}

/** The tree as the lines that are visible. Walks without recursion: chains may be deep. */
export function visibleRows(root: ProcessNode, expanded: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const open: TreeRow[] = [toRow(root, 1, 1, 1, -1, expanded)];
  for (let row = open.pop(); row; row = open.pop()) {
    const index = rows.push(row) - 1;
    if (!row.expanded) continue;
    const { children } = row.node;
    for (let i = children.length - 1; i >= 0; i--)
      open.push(toRow(children[i] as ProcessNode, row.level + 1, i + 1, children.length, index, expanded));
  }
  return rows;
}

function toRow(
  node: ProcessNode,
  level: number,
  position: number,
  siblings: number,
  parent: number,
  expanded: ReadonlySet<string>
): TreeRow {
  const expandable = node.children.length > 0;
  return {
    node,
    level,
    position,
    siblings,
    expandable,
    expanded: expandable && expanded.has(node.key),
    parent,
  };
}

/** Finds nodes by key, and each node's parent. */
export function indexTree(root: ProcessNode): Map<string, { node: ProcessNode; parent?: string }> {
  const index = new Map<string, { node: ProcessNode; parent?: string }>();
  const open: Array<{ node: ProcessNode; parent?: string }> = [{ node: root }];
  for (let entry = open.pop(); entry; entry = open.pop()) {
    index.set(entry.node.key, entry);
    for (const child of entry.node.children) open.push({ node: child, parent: entry.node.key });
  }
  return index;
}

/** What is open at first: the line of ancestors and the process that was asked for. */
export function initiallyExpanded(tree: ProcessTree): Set<string> {
  const index = indexTree(tree.root);
  const expanded = new Set<string>();
  for (let key: string | undefined = tree.focus; key !== undefined; key = index.get(key)?.parent)
    expanded.add(key);
  return expanded;
}

/** Everything open. */
export function allExpanded(root: ProcessNode): Set<string> {
  return new Set(indexTree(root).keys());
}
