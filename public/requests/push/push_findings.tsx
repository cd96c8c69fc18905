import React from 'react';
import { EuiButton, EuiLink, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { Finding, Push, StoredVerdict } from '../../../common';
import { useRequestVerdicts } from '../../api/requests';
import { ResultBadge } from '../../components/badges';
import { ErrorState } from '../../components/error_state';
import { Section } from '../../components/section';
import { LoadingState } from '../../components/states';
import { TextValue } from '../../components/text_value';
import { FindingList } from '../findings/finding_list';
import { VerdictNotices } from '../findings/verdicts';
import { permalinkTo } from '../permalink';
import { groupByFile, latestVerdicts } from './group_findings';

/** What the scanners found in the push, file by file. */
export function PushFindings({ requestId, push }: { requestId: string; push: Push }) {
  const verdicts = useRequestVerdicts(requestId);
  const items = latestVerdicts(verdicts.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <Section title="Findings in the push">
      {verdicts.isLoading ? <LoadingState what="findings" /> : null}
      {verdicts.isError ? (
        <ErrorState
          quiet
          error={verdicts.error}
          title="The findings could not be loaded"
          need="read"
          onRetry={() => void verdicts.refetch()}
        />
      ) : null}
      {verdicts.data && items.length === 0 ? (
        <EuiText size="s">
          <p>No verdict is stored for this push.</p>
        </EuiText>
      ) : null}
      {items.map((verdict) => (
        <OneScanner key={verdict.key} verdict={verdict} push={push} />
      ))}
      {verdicts.hasNextPage ? (
        <EuiButton
          size="s"
          isLoading={verdicts.isFetchingNextPage}
          onClick={() => void verdicts.fetchNextPage()}
        >
          Load older verdicts
        </EuiButton>
      ) : null}
    </Section>
  );
}

function OneScanner({ verdict, push }: { verdict: StoredVerdict; push: Push }) {
  const { findings, result, scanner } = verdict;
  return (
    <>
      <EuiTitle size="xxs">
        <h3>
          <TextValue text={`${scanner.name} ${scanner.version}`} /> <ResultBadge result={result} />
        </h3>
      </EuiTitle>
      <VerdictNotices verdict={verdict} stale={false} />
      <EuiSpacer size="s" />
      {findings.length === 0 ? (
        <EuiText size="s">
          <p>Nothing was found.</p>
        </EuiText>
      ) : null}
      {groupByFile(findings).map(({ file, findings: inFile }) => (
        <React.Fragment key={file ?? ''}>
          <EuiTitle size="xxxs">
            <h4>{file === undefined ? 'The push as a whole' : <TextValue text={file} mono />}</h4>
          </EuiTitle>
          <EuiSpacer size="xs" />
          <FindingList findings={inFile} place={(finding) => <Place finding={finding} push={push} />} />
        </React.Fragment>
      ))}
    </>
  );
}

/** The line, as a link where the scanner said how to make one that is safe to follow. */
function Place({ finding, push }: { finding: Finding; push: Push }) {
  const { commit = push.after, file, line } = finding;
  if (file === undefined) return null;
  const words = line === undefined ? 'In this file' : `Line ${line.toLocaleString('en-GB')}`;
  const href = permalinkTo(push.permalink, { commit, file, line });
  return href === undefined ? (
    <>{words}</>
  ) : (
    <EuiLink href={href} target="_blank" external rel="noopener noreferrer">
      {words}
    </EuiLink>
  );
}
