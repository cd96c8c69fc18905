import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ProcessTree } from '../../common';
import { findByName, treeMove } from './tree_keys';
import { allExpanded, initiallyExpanded, visibleRows } from './tree_rows';
import type { TreeRow } from './tree_rows';

/** Letters typed within this time make one word. */
const TYPING_MS = 600;

export interface TreeState {
  rows: TreeRow[];
  /** The row that Tab leads to, and that the keys move. */
  activeIndex: number;
  /** Rises with each move that must take the keyboard focus along. */
  moves: number;
  onKeyDown: (event: KeyboardEvent) => void;
  activate: (key: string) => void;
  toggle: (row: TreeRow) => void;
  expandAll: () => void;
  collapse: () => void;
}

/** What is open in a tree and which row is active, by mouse and by keys. */
export function useTreeState(tree: ProcessTree, onSelect: (key: string) => void): TreeState {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => initiallyExpanded(tree));
  const [activeKey, setActiveKey] = useState(tree.focus);
  const [moves, setMoves] = useState(0);
  const typed = useRef({ text: '', at: 0 });

  // Another process was asked for: its tree starts afresh.
  useEffect(() => {
    setExpanded(initiallyExpanded(tree));
    setActiveKey(tree.focus);
  }, [tree]);

  const rows = useMemo(() => visibleRows(tree.root, expanded), [tree, expanded]);
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.node.key === activeKey)
  );

  const change = (keys: readonly string[], open: boolean) =>
    setExpanded((before) => {
      const after = new Set(before);
      for (const key of keys) {
        if (open) after.add(key);
        else after.delete(key);
      }
      return after;
    });
  const moveTo = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setActiveKey(row.node.key);
    setMoves((count) => count + 1);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, activeIndex);
    if (move) {
      event.preventDefault();
      if (move.kind === 'focus') moveTo(move.index);
      else if (move.kind === 'select') onSelect(rows[move.index]?.node.key ?? '');
      else change(move.keys, move.kind === 'expand');
      return;
    }
    if (event.key.length !== 1) return;
    const text = event.timeStamp - typed.current.at < TYPING_MS ? typed.current.text + event.key : event.key;
    typed.current = { text, at: event.timeStamp };
    const found = findByName(rows, activeIndex, text);
    if (found !== undefined) moveTo(found);
  };

  return {
    rows,
    activeIndex,
    moves,
    onKeyDown,
    activate: setActiveKey,
    toggle: (row) => {
      change([row.node.key], !row.expanded);
      // A row inside what is closed must not stay the active one.
      setActiveKey(row.node.key);
    },
    expandAll: () => setExpanded(allExpanded(tree.root)),
    collapse: () => {
      setExpanded(initiallyExpanded(tree));
      setActiveKey(tree.focus);
    },
  };
}
