import React from 'react';
import { EuiBadge } from '@elastic/eui';
import { LABELS, stateTitle } from '../../common';
import type { ActivityLabel, Direction, LabelMeaning, Level, RequestState, Result } from '../../common';

type Tone = 'default' | 'hollow' | 'primary' | 'success' | 'warning' | 'danger';

const RESULT: Record<Result, [string, Tone]> = {
  pass: ['Pass', 'success'],
  review: ['Review', 'warning'],
  block: ['Block', 'danger'],
};

/** What the scanner said of a file or push. */
export function ResultBadge({ result }: { result: Result }) {
  const [title, tone] = RESULT[result];
  return <EuiBadge color={tone}>{title}</EuiBadge>;
}

const LEVEL: Record<Level, [string, Tone]> = {
  note: ['Note', 'hollow'],
  warning: ['Warning', 'warning'],
  error: ['Error', 'danger'],
};

export function LevelBadge({ level }: { level: Level }) {
  const [title, tone] = LEVEL[level];
  return <EuiBadge color={tone}>{title}</EuiBadge>;
}

/** Bands of the risk matrix (feasibility × severity, 1 to 25). */
const BANDS: Array<[number, string, Tone]> = [
  [15, 'high', 'danger'],
  [8, 'medium', 'warning'],
  [1, 'low', 'default'],
  [0, 'none', 'hollow'],
];

/** The word and tone for a risk from 0 to 25. */
export function riskBand(risk: number): { word: string; tone: Tone } {
  const [, word, tone] = BANDS.find(([from]) => risk >= from) ?? [0, 'none', 'hollow' as const];
  return { word, tone };
}

export function RiskBadge({ risk }: { risk: number }) {
  const { word, tone } = riskBand(risk);
  return (
    <EuiBadge color={tone} title={`Risk ${risk} of 25: feasibility × severity of the gravest finding`}>
      {risk === 0 ? 'none' : `${risk} ${word}`}
    </EuiBadge>
  );
}

const STATE: Record<RequestState, Tone> = {
  submitted: 'default',
  in_review: 'primary',
  blocked_by_scan: 'danger',
  returned: 'warning',
  approved: 'success',
  released: 'success',
  rejected: 'danger',
  withdrawn: 'hollow',
  revoked: 'danger',
  failed: 'danger',
};

export function StateBadge({ state, direction }: { state: RequestState; direction: Direction }) {
  return <EuiBadge color={STATE[state]}>{stateTitle(state, direction)}</EuiBadge>;
}

/** What a pipeline noticed in an event; flagged ones stand out. A newer pipeline may know more labels than we do. */
export function LabelBadge({ label }: { label: ActivityLabel }) {
  const meaning: LabelMeaning | undefined = LABELS[label];
  return (
    <EuiBadge color={meaning?.flagged ? 'warning' : 'hollow'} title={meaning?.why}>
      {meaning?.title ?? label}
    </EuiBadge>
  );
}
