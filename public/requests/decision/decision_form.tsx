import React, { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiRadioGroup,
  EuiSpacer,
  EuiText,
  EuiTextArea,
  EuiTitle,
} from '@elastic/eui';
import { LIMITS } from '../../../common';
import { isVote, reasonProblem } from './moves';
import type { Move } from './moves';

export interface Decision {
  reason: string;
  /** Files that a vote is on; absent for all of them. */
  paths?: string[];
}

interface Props {
  move: Move;
  /** Files chosen in the table below; votes can be on these alone. */
  selected: ReadonlySet<string>;
  /** Files of the request: a choice of all of them is no choice. */
  total: number;
  busy: boolean;
  onConfirm: (decision: Decision) => void;
  onCancel: () => void;
}

/** A reason, the consequence in a sentence, and one more click. */
export function DecisionForm({ move, selected, total, busy, onConfirm, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const [onlySelected, setOnlySelected] = useState(selected.size > 0);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement | null>(null);
  useEffect(() => field.current?.focus(), []);

  const canChoose = isVote(move.id) && selected.size > 0 && selected.size < total;
  const partial = canChoose && onlySelected;
  const problem = reasonProblem(reason);
  const tooMany =
    partial && selected.size > LIMITS.votePaths
      ? `One vote can name ${LIMITS.votePaths.toLocaleString('en-GB')} files at most. Choose fewer, or vote on all.`
      : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || tooMany) return;
    if (problem) field.current?.focus();
    else onConfirm({ reason: reason.trim(), ...(partial ? { paths: [...selected] } : {}) });
  };

  return (
    <form onSubmit={submit} aria-label={move.label} noValidate>
      <EuiTitle size="xxs">
        <h3>{move.label}</h3>
      </EuiTitle>
      <EuiText size="s">
        <p>{move.consequence}</p>
      </EuiText>
      <EuiSpacer size="s" />
      {canChoose ? (
        <EuiFormRow fullWidth isInvalid={tooMany !== undefined} error={tooMany}>
          <EuiRadioGroup
            name="vote-scope"
            legend={{ children: 'Your vote is on' }}
            idSelected={onlySelected ? 'vote-selected' : 'vote-all'}
            onChange={(id) => setOnlySelected(id === 'vote-selected')}
            options={[
              {
                id: 'vote-selected',
                label:
                  selected.size === 1
                    ? 'the chosen file'
                    : `the ${selected.size.toLocaleString('en-GB')} chosen files`,
              },
              { id: 'vote-all', label: 'every file of the request' },
            ]}
          />
        </EuiFormRow>
      ) : null}
      <EuiFormRow
        fullWidth
        label="Reason"
        helpText="Kept in the history; a returned request tells it to the researcher."
        isInvalid={tried && problem !== undefined}
        error={problem}
      >
        <EuiTextArea
          fullWidth
          rows={3}
          value={reason}
          aria-required
          isInvalid={tried && problem !== undefined}
          inputRef={(element) => {
            field.current = element;
          }}
          onChange={({ target }) => setReason(target.value)}
        />
      </EuiFormRow>
      <EuiSpacer size="s" />
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton type="submit" fill size="s" color={move.tone} isLoading={busy}>
            Confirm: {move.label.toLowerCase()}
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty size="s" onClick={onCancel} isDisabled={busy}>
            Cancel
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
    </form>
  );
}
