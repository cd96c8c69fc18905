import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { ReadRights } from '../../common';

/** Says which events the reader may not see, so that a short list is not taken for the whole. */
export function RightsBanner({ rights }: { rights: ReadRights }) {
  if (rights.refused.length === 0) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        color="warning"
        iconType="lock"
        title="You see a part of the events: there are some that you may not read"
      >
        <p>
          Not yours to read: {rights.refused.join(', ')}. What lies there is missing below. Ask an
          administrator of Elasticsearch for the right to read it.
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
}
