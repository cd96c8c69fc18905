import React from 'react';
import { EuiCallOut } from '@elastic/eui';
import type { RequestDetail } from '../../common';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { whatHappensNext } from './state_words';

/** Who has to act, what follows, and what has been done where it is over. */
export function NextStep({ request }: { request: RequestDetail }) {
  const { direction, release } = request;
  const next = whatHappensNext(request);
  return (
    <EuiCallOut size="s" title={`Waiting for: ${next.who}`} iconType="clock">
      <p>{next.what}</p>
      {release ? (
        <p>
          {direction === 'egress' ? 'Released' : 'Delivered'} <TimeValue at={release.at} /> by{' '}
          <TextValue text={release.by} /> to <TextValue text={release.destination} />: {release.files}{' '}
          {release.files === 1 ? 'file' : 'files'}
          {release.commit ? (
            <>
              , commit <TextValue text={release.commit} mono />
            </>
          ) : null}
          .
        </p>
      ) : null}
    </EuiCallOut>
  );
}
