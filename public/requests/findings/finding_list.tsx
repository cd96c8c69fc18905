import React from 'react';
import type { ReactNode } from 'react';
import { EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import { LEVELS } from '../../../common';
import type { Finding } from '../../../common';
import { LevelBadge, RiskBadge } from '../../components/badges';
import { TextValue } from '../../components/text_value';
import { explainRule } from '../explain';

/** Characters of evidence shown at first: about ten lines. */
const EVIDENCE_LIMIT = 800;
const MESSAGE_LIMIT = 400;

interface Props {
  findings: readonly Finding[];
  /** Where a finding lies, for findings in a push. */
  place?: (finding: Finding) => ReactNode;
}

/** Findings, gravest first, each in plain words with the scanner's own evidence as text. */
export function FindingList({ findings, place }: Props) {
  const gravest = [...findings].sort(
    (a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || (a.line ?? 0) - (b.line ?? 0)
  );
  return (
    <ul aria-label="Findings" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {gravest.map((finding, index) => (
        <li key={index}>
          <FindingItem finding={finding} place={place?.(finding)} />
          <EuiSpacer size="m" />
        </li>
      ))}
    </ul>
  );
}

function FindingItem({ finding, place }: { finding: Finding; place?: ReactNode }) {
  const { evidence, help, level, message, risk, rule } = finding;
  const known = explainRule(rule);
  return (
    <EuiText size="s">
      <p style={{ marginBottom: 4 }}>
        <LevelBadge level={level} /> {risk ? <RiskBadge risk={risk.feasibility * risk.severity} /> : null}{' '}
        {known ? <strong>{known.title}. </strong> : null}
        {place}
      </p>
      <p style={{ marginBottom: 4 }}>
        <TextValue text={message} limit={MESSAGE_LIMIT} multiline />
      </p>
      {known ? <p style={{ marginBottom: 4 }}>Why it matters: {known.why}</p> : null}
      {help ? (
        <p style={{ marginBottom: 4 }}>
          For the researcher: <TextValue text={help} limit={MESSAGE_LIMIT} multiline />
        </p>
      ) : null}
      {evidence ? (
        <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
          <code>
            <TextValue text={evidence} limit={EVIDENCE_LIMIT} multiline mono />
          </code>
        </EuiPanel>
      ) : null}
      <EuiText size="xs" color="subdued">
        Rule <TextValue text={rule} mono />
      </EuiText>
    </EuiText>
  );
}
