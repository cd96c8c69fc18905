import React from 'react';
import type { CSSProperties } from 'react';
import { EuiBadge, EuiIcon } from '@elastic/eui';
import { LABELS, PROCESS_CATEGORIES } from '../../common';
import type { ProcessNode } from '../../common';
import { formatDuration } from '../components/duration';
import { plainText } from '../components/hidden_text';
import { ProcessBadges } from './reasons';
import type { TreeRow } from './tree_rows';

export const ROW_HEIGHT = 36;
/** Pixels a level moves to the right, up to so many levels: deeper ones stay readable. */
const INDENT = 18;
const MAX_INDENTS = 24;
const NAME_LENGTH = 80;
const COMMAND_LENGTH = 300;

/** Marks the part of a row that opens and closes it. */
export const TOGGLE_MARK = 'data-toggle';

const ONE_LINE: CSSProperties = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' };

interface Props {
  row: TreeRow;
  top: number;
  offset?: string;
  isFocus: boolean;
  active: boolean;
  hasFocus: boolean;
  selected: boolean;
}

/** The row as one sentence for a screen reader. */
function spoken({ node, expandable }: TreeRow, isFocus: boolean, offset?: string): string {
  const { row, cut, duration_ms: duration, origin } = node;
  return [
    plainText(node.name, NAME_LENGTH),
    isFocus ? 'the process you asked for' : '',
    origin === 'inferred'
      ? 'known only from its children'
      : duration === undefined
        ? 'no end seen'
        : `ran for ${formatDuration(duration)}`,
    offset ? `started at ${offset}` : '',
    row?.category ? PROCESS_CATEGORIES[row.category] : '',
    ...(row?.labels ?? []).map((label) => LABELS[label]?.title ?? label),
    expandable ? `${node.children.length} started` : '',
    cut ? `${cut} more not shown` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function Duration({ node }: { node: ProcessNode }) {
  if (node.origin === 'inferred') return <EuiBadge color="hollow">no event of its own</EuiBadge>;
  return (
    <strong style={{ flex: 'none', minWidth: 76 }}>
      {node.duration_ms === undefined ? (
        <span style={{ fontWeight: 'normal' }}>no end seen</span>
      ) : (
        formatDuration(node.duration_ms)
      )}
    </strong>
  );
}

/** One process of the tree in one line. Clicks and keys are handled by the tree. */
export function TreeLine({ row, top, offset, isFocus, active, hasFocus, selected }: Props) {
  const { node, level, position, siblings, expandable, expanded } = row;
  return (
    <div
      role="treeitem"
      aria-label={spoken(row, isFocus, offset)}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expandable ? expanded : undefined}
      aria-selected={selected}
      aria-current={isFocus ? 'true' : undefined}
      tabIndex={active ? 0 : -1}
      data-key={node.key}
      style={{
        position: 'absolute',
        top,
        left: 0,
        right: 0,
        height: ROW_HEIGHT,
        display: 'flex',
        alignItems: 'center',
        gap: 8,
        cursor: 'pointer',
        paddingRight: 8,
        paddingLeft: 8 + Math.min(level - 1, MAX_INDENTS) * INDENT,
        borderLeft: `4px solid ${isFocus ? '#07c' : 'transparent'}`,
        background: selected
          ? 'rgba(0, 119, 204, 0.18)'
          : isFocus
            ? 'rgba(0, 119, 204, 0.08)'
            : 'transparent',
        outline: active && hasFocus ? '2px solid #07c' : 'none',
        outlineOffset: -2,
      }}
    >
      <span {...{ [TOGGLE_MARK]: true }} style={{ flex: 'none', width: 20 }}>
        {expandable ? <EuiIcon type={expanded ? 'arrowDown' : 'arrowRight'} size="s" /> : null}
      </span>
      <bdi style={{ ...ONE_LINE, flex: 'none', maxWidth: '40%', fontWeight: isFocus ? 700 : 500 }}>
        {plainText(node.name, NAME_LENGTH)}
      </bdi>
      <Duration node={node} />
      {offset ? (
        <span style={{ flex: 'none', opacity: 0.8 }} title="Start, counted from the process you asked for">
          {offset}
        </span>
      ) : null}
      {node.row ? (
        <span style={{ flex: 'none' }}>
          <ProcessBadges row={node.row} />
        </span>
      ) : null}
      {node.cut ? <EuiBadge color="hollow">{`${node.cut.toLocaleString('en-GB')} more`}</EuiBadge> : null}
      <bdi style={{ ...ONE_LINE, flex: '1 1 0', minWidth: 0, fontFamily: 'monospace', opacity: 0.8 }}>
        {plainText(node.command_line ?? '', COMMAND_LENGTH)}
      </bdi>
    </div>
  );
}
