import React from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiFlyoutHeader, EuiSpacer, EuiTitle } from '@elastic/eui';
import type { RequestFile } from '../../../common';
import { CopyText } from '../../components/copy_text';
import { Facts } from '../../components/facts';
import { ResultBadge, RiskBadge } from '../../components/badges';
import { TextValue } from '../../components/text_value';
import { Verdicts } from '../findings/verdicts';
import { formatSize } from './file_rows';

interface Props {
  requestId: string;
  file: RequestFile;
  onClose: () => void;
}

const TITLE_ID = 'tre-airlock-file-title';

/** One file with all that every scanner said of it. */
export function FileFlyout({ requestId, file, onClose }: Props) {
  return (
    <EuiFlyout onClose={onClose} aria-labelledby={TITLE_ID} size="m" ownFocus>
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="s">
          <h2 id={TITLE_ID}>
            <TextValue text={file.path} limit={300} />
          </h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <Facts
          facts={[
            { title: 'Verdict', value: <ResultBadge result={file.result} /> },
            { title: 'Risk', value: <RiskBadge risk={file.risk} /> },
            { title: 'Size', value: `${formatSize(file.size)} (${file.size.toLocaleString('en-GB')} bytes)` },
            { title: 'Type', value: <TextValue text={file.type ?? 'not said'} /> },
          ]}
        />
        <EuiSpacer size="s" />
        <Facts
          width={320}
          facts={[{ title: 'SHA-256', value: <CopyText text={file.sha256} what="the SHA-256" /> }]}
        />
        <EuiSpacer size="m" />
        <Verdicts requestId={requestId} path={file.path} current={file.sha256} />
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
