import React, { useEffect, useRef } from 'react';
import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import { stateTitle } from '../../../common';
import type { ConflictAttributes, Direction } from '../../../common';
import { TextValue } from '../../components/text_value';
import { TimeValue } from '../../components/time_value';
import { stepWords } from '../state_words';

interface Props {
  conflict: ConflictAttributes;
  direction: Direction;
  busy: boolean;
  onLoad: () => void;
}

/** Somebody was quicker: who, what they did, and the way on. Nothing of the reader's step was stored. */
export function ConflictCallout({ conflict, direction, busy, onLoad }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => ref.current?.focus(), [conflict]);
  return (
    <div ref={ref} tabIndex={-1} role="alert">
      <EuiCallOut color="warning" iconType="alert" title="The request has changed since you loaded it">
        <p>
          Your step was not stored. The request is now: {stateTitle(conflict.status, direction).toLowerCase()}
          .
        </p>
        {conflict.changed.length > 0 ? (
          <ul>
            {conflict.changed.map(({ sequence, by, action, at }) => (
              <li key={sequence}>
                <TextValue text={by} /> {stepWords(action, direction)}, <TimeValue at={at} />
              </li>
            ))}
          </ul>
        ) : null}
        <EuiSpacer size="s" />
        <EuiButton size="s" color="warning" onClick={onLoad} isLoading={busy}>
          Load the new state
        </EuiButton>
      </EuiCallOut>
    </div>
  );
}
