import React from 'react';
import { EuiText } from '@elastic/eui';
import type { ProcessNode } from '../../common';
import { formatDuration } from '../components/duration';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

const NAME_LENGTH = 120;

/** The process asked for in one sentence: what started it, where, for whom, and how long it ran. */
export function FocusSummary({ node, parent }: { node: ProcessNode; parent?: ProcessNode }) {
  const { row } = node;
  return (
    <EuiText>
      <p>
        <strong>
          <TextValue text={node.name} limit={NAME_LENGTH} />
        </strong>
        {parent ? (
          <>
            {' '}
            was started by <TextValue text={parent.name} limit={NAME_LENGTH} />
          </>
        ) : null}
        {row ? (
          <>
            {parent ? '' : ' ran'} on <TextValue text={row.environment ?? row.host} limit={NAME_LENGTH} />
            {row.user ? (
              <>
                {' '}
                as <TextValue text={row.user} limit={NAME_LENGTH} />
              </>
            ) : null}
          </>
        ) : null}
        {node.started_at ? (
          <>
            {' '}
            at <TimeValue at={node.started_at} />
          </>
        ) : null}
        {node.duration_ms === undefined ? (
          '; no end of it was seen, so it may still run.'
        ) : (
          <>
            {' '}
            and ran for <strong>{formatDuration(node.duration_ms)}</strong>.
          </>
        )}
      </p>
    </EuiText>
  );
}
