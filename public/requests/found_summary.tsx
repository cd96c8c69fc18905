import React, { useMemo } from 'react';
import { EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { RequestFile } from '../../common';
import { ResultBadge } from '../components/badges';
import { TextValue } from '../components/text_value';
import { foundRules } from './found_rules';

/** Kinds of findings named beside the decision; the files below have them all. */
const SHOWN = 6;

/** What was found in the files, in a few lines, where the decision is made. */
export function FoundSummary({ files }: { files: readonly RequestFile[] }) {
  const found = useMemo(() => foundRules(files), [files]);
  if (found.length === 0) return null;
  return (
    <>
      <EuiSpacer size="m" />
      <EuiTitle size="xxs">
        <h3>What the scanners found</h3>
      </EuiTitle>
      <EuiSpacer size="xs" />
      <EuiText size="s">
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {found.slice(0, SHOWN).map(({ title, files: count, worst }) => (
            <li key={title}>
              <ResultBadge result={worst} /> <TextValue text={title} cut />, in{' '}
              {count === 1 ? 'one file' : `${count.toLocaleString('en-GB')} files`}
            </li>
          ))}
        </ul>
        {found.length > SHOWN ? <p>And {found.length - SHOWN} more kinds of findings.</p> : null}
      </EuiText>
    </>
  );
}
