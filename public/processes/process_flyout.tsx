import React from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiFlyoutFooter, EuiFlyoutHeader, EuiTitle } from '@elastic/eui';
import type { ProcessRow } from '../../common';
import { TextValue } from '../components/text_value';
import { rowFields } from './fields';
import { ProcessFacts } from './process_facts';
import { ProcessLinks } from './process_links';

const TITLE_ID = 'treAirlockProcessTitle';

/** All that is known of one process, and where to look further. */
export function ProcessFlyout({ row, onClose }: { row: ProcessRow; onClose: () => void }) {
  return (
    <EuiFlyout onClose={onClose} size="m" ownFocus aria-labelledby={TITLE_ID}>
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={TITLE_ID}>
            <TextValue text={row.name} limit={255} />
          </h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <ProcessFacts fields={rowFields(row)} />
      </EuiFlyoutBody>
      <EuiFlyoutFooter>
        <ProcessLinks row={row} />
      </EuiFlyoutFooter>
    </EuiFlyout>
  );
}
