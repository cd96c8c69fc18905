import React, { useState } from 'react';
import type { MouseEvent } from 'react';
import { EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiText } from '@elastic/eui';
import type { ProcessTree } from '../../common';
import { startOffset } from './offset';
import { ROW_HEIGHT, TOGGLE_MARK, TreeLine } from './tree_line';
import { useRowWindow } from './use_row_window';
import { useTreeState } from './use_tree_state';

interface Props {
  tree: ProcessTree;
  /** Start of the process asked for, from which the other starts are counted. */
  focusStart?: string;
  selected: string;
  onSelect: (key: string) => void;
}

/**
 * The process tree as the ARIA Authoring Practices have it. Only the rows in sight are in the page, so that
 * thousands of processes do not freeze it; each row carries its level and place among its siblings itself.
 */
export function ProcessTreeView({ tree, focusStart, selected, onSelect }: Props) {
  const state = useTreeState(tree, onSelect);
  const { rows, activeIndex, moves } = state;
  const { ref, onScroll, indexes } = useRowWindow(rows.length, ROW_HEIGHT, activeIndex, moves);
  const [hasFocus, setHasFocus] = useState(false);

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>('[role="treeitem"]')?.dataset.key;
    const row = rows.find((candidate) => candidate.node.key === key);
    if (!row) return;
    if (row.expandable && target.closest(`[${TOGGLE_MARK}]`)) {
      state.toggle(row);
      return;
    }
    state.activate(row.node.key);
    onSelect(row.node.key);
  };

  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="s">
      <EuiFlexGroup gutterSize="s" alignItems="center" responsive={false} wrap>
        <EuiFlexItem>
          <EuiText size="s" color="subdued" role="status">
            {rows.length.toLocaleString('en-GB')} of {tree.size.toLocaleString('en-GB')}{' '}
            {tree.size === 1 ? 'process' : 'processes'} open
          </EuiText>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="xs" onClick={state.expandAll}>
            Open all
          </EuiButtonEmpty>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="xs" onClick={state.collapse}>
            Back to the process
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
      <div
        ref={ref}
        role="tree"
        tabIndex={-1}
        aria-label="Process tree"
        onScroll={onScroll}
        onClick={onClick}
        onKeyDown={state.onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        style={{ maxHeight: '65vh', overflow: 'auto', position: 'relative', fontSize: 14 }}
      >
        <div role="none" style={{ height: rows.length * ROW_HEIGHT, position: 'relative' }}>
          {indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const { key, started_at: startedAt } = row.node;
            const isFocus = key === tree.focus;
            return (
              <TreeLine
                key={key}
                row={row}
                top={index * ROW_HEIGHT}
                offset={isFocus ? undefined : startOffset(focusStart, startedAt)}
                isFocus={isFocus}
                active={index === activeIndex}
                hasFocus={hasFocus}
                selected={key === selected}
              />
            );
          })}
        </div>
      </div>
    </EuiPanel>
  );
}
