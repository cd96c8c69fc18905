import React from 'react';
import { EuiButton, EuiCallOut, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { StoredVerdict } from '../../../common';
import { useRequestVerdicts } from '../../api/requests';
import { ResultBadge } from '../../components/badges';
import { ErrorState } from '../../components/error_state';
import { LoadingState } from '../../components/states';
import { TextValue } from '../../components/text_value';
import { TimeValue } from '../../components/time_value';
import { FindingList } from './finding_list';

interface Props {
  requestId: string;
  path: string;
  /** SHA-256 of the file as it is now: a verdict on other bytes says so. */
  current: string;
}

/** Whole verdicts on one file, newest first. */
export function Verdicts({ requestId, path, current }: Props) {
  const verdicts = useRequestVerdicts(requestId, path);
  const items = verdicts.data?.pages.flatMap((page) => page.items) ?? [];
  if (verdicts.isLoading) return <LoadingState what="verdicts" />;
  return (
    <>
      {verdicts.isError ? (
        <ErrorState
          quiet
          error={verdicts.error}
          title="The verdicts could not be loaded"
          need="read"
          onRetry={() => void verdicts.refetch()}
        />
      ) : null}
      {items.length === 0 && !verdicts.isError ? (
        <EuiText size="s">
          <p>
            The stream of verdicts holds none for this file. Verdicts may have reached the end of their
            keeping.
          </p>
        </EuiText>
      ) : null}
      {items.map((verdict) => (
        <React.Fragment key={verdict.key}>
          <Verdict verdict={verdict} stale={verdict.sha256 !== undefined && verdict.sha256 !== current} />
          <EuiSpacer size="m" />
        </React.Fragment>
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
    </>
  );
}

function Verdict({ verdict, stale }: { verdict: StoredVerdict; stale: boolean }) {
  const { scanner, policy, findings } = verdict;
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <EuiTitle size="xxs">
        <h3>
          <TextValue text={`${scanner.name} ${scanner.version}`} /> <ResultBadge result={verdict.result} />
        </h3>
      </EuiTitle>
      <EuiText size="xs" color="subdued">
        <p>
          Policy <TextValue text={`${policy.id} ${policy.version}`} />, received{' '}
          <TimeValue at={verdict.received_at} /> from <TextValue text={verdict.submitted_by} />
        </p>
      </EuiText>
      <VerdictNotices verdict={verdict} stale={stale} />
      <EuiSpacer size="s" />
      {findings.length === 0 ? (
        <EuiText size="s">
          <p>Nothing was found.</p>
        </EuiText>
      ) : (
        <FindingList findings={findings} />
      )}
    </EuiPanel>
  );
}

/** What makes a verdict weaker than it looks. */
export function VerdictNotices({ verdict, stale }: { verdict: StoredVerdict; stale: boolean }) {
  return (
    <>
      {verdict.scan === 'error' ? (
        <EuiCallOut size="s" color="warning" iconType="alert" title="The scan did not finish">
          <p>What the scanner could not read, it could not check. Look at it yourself.</p>
        </EuiCallOut>
      ) : null}
      {stale ? (
        <EuiCallOut
          size="s"
          color="warning"
          iconType="alert"
          title="This verdict is on an earlier content of the file"
        />
      ) : null}
      {verdict.late ? (
        <EuiCallOut
          size="s"
          color="warning"
          iconType="clock"
          title="This verdict came after the request was closed, and moved nothing"
        />
      ) : null}
    </>
  );
}
