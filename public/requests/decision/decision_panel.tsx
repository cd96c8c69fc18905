import React, { useRef, useState } from 'react';
import { EuiButton, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import type { RequestDetail } from '../../../common';
import { useDecision, useVote } from '../../api/requests';
import { useServices } from '../../app/services';
import { ErrorState } from '../../components/error_state';
import { Section } from '../../components/section';
import { FoundSummary } from '../found_summary';
import { NextStep } from '../next_step';
import { readConflict } from './conflict';
import { ConflictCallout } from './conflict_callout';
import { DecisionForm } from './decision_form';
import type { Decision } from './decision_form';
import { isVote, movesOf } from './moves';
import type { Move, MoveId } from './moves';

interface Props {
  request: RequestDetail;
  selected: ReadonlySet<string>;
  onVoted: () => void;
  onReload: () => Promise<unknown>;
}

export function DecisionPanel({ request, selected, onVoted, onReload }: Props) {
  const { capabilities, toasts } = useServices();
  const vote = useVote(request.id);
  const decision = useDecision(request.id);
  const [chosen, setChosen] = useState<MoveId>();
  const [loading, setLoading] = useState(false);
  const panel = useRef<HTMLDivElement>(null);

  const moves = movesOf(request, capabilities);
  const move = moves.find(({ id, refused }) => id === chosen && refused === undefined);
  const error = vote.error ?? decision.error;
  const conflict = error ? readConflict(error) : undefined;

  const choose = (id: MoveId | undefined) => {
    vote.reset();
    decision.reset();
    setChosen(id);
  };
  const reload = async () => {
    setLoading(true);
    await onReload();
    setLoading(false);
    vote.reset();
    decision.reset();
    panel.current?.focus();
  };
  const confirm = (by: Move, { reason, paths }: Decision) => {
    vote.reset();
    decision.reset();
    const { revision } = request;
    const done = {
      onSuccess: () => {
        toasts.success(`${by.label}: stored in the history`);
        setChosen(undefined);
        // The form that had the focus is gone.
        panel.current?.focus();
        if (isVote(by.id)) onVoted();
      },
    };
    if (isVote(by.id)) {
      const value = by.id === 'approve' ? 'approve' : 'changes_requested';
      vote.mutate({ revision, vote: value, reason, ...(paths ? { paths } : {}) }, done);
    } else decision.mutate({ revision, reason, decision: by.id }, done);
  };

  return (
    <div ref={panel} tabIndex={-1}>
      <Section title="Decision">
        <NextStep request={request} />
        <EuiSpacer size="m" />
        {error && conflict ? (
          <ConflictCallout
            conflict={conflict}
            direction={request.direction}
            busy={loading}
            onLoad={() => void reload()}
          />
        ) : null}
        {error && !conflict ? (
          <ErrorState
            error={error}
            title="Your step was not stored"
            need={chosen === 'override' ? 'manage' : 'review'}
            {...(error.status === 409
              ? { onRetry: () => void reload(), retryLabel: 'Load the new state' }
              : {})}
          />
        ) : null}
        {error ? <EuiSpacer size="m" /> : null}
        <MoveButtons moves={moves} chosen={move?.id} onChoose={choose} />
        {move ? (
          <>
            <EuiSpacer size="m" />
            <DecisionForm
              key={move.id}
              move={move}
              selected={selected}
              total={request.files.length}
              busy={vote.isLoading || decision.isLoading}
              onConfirm={(made) => confirm(move, made)}
              onCancel={() => choose(undefined)}
            />
          </>
        ) : null}
        {request.votes_hidden ? (
          <>
            <EuiSpacer size="s" />
            <EuiText size="xs" color="subdued">
              Other output checkers’ votes are hidden until you have voted, so that each looks for themselves.
            </EuiText>
          </>
        ) : null}
        <FoundSummary files={request.files} />
      </Section>
    </div>
  );
}

interface ButtonsProps {
  moves: Move[];
  chosen?: MoveId;
  onChoose: (id: MoveId) => void;
}

/** What cannot be pressed says why in text: a tooltip on a disabled button reaches no keyboard. */
function MoveButtons({ moves, chosen, onChoose }: ButtonsProps) {
  const refusals = [...new Set(moves.flatMap(({ refused }) => refused ?? []))];
  if (moves.length === 0)
    return (
      <EuiText size="s">
        <p>Nobody has to decide here now.</p>
      </EuiText>
    );
  return (
    <>
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        {moves.map(({ id, label, tone, refused }) => (
          <EuiFlexItem grow={false} key={id}>
            <EuiButton
              size="s"
              color={tone}
              fill={id === chosen}
              aria-expanded={id === chosen}
              isDisabled={refused !== undefined}
              onClick={() => onChoose(id)}
            >
              {label}
            </EuiButton>
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
      {refusals.map((refused) => (
        <EuiText size="s" color="subdued" key={refused}>
          <p style={{ marginTop: 8 }}>
            {moves
              .filter((move) => move.refused === refused)
              .map(({ label }) => label)
              .join(', ')}
            : {refused}
          </p>
        </EuiText>
      ))}
    </>
  );
}
