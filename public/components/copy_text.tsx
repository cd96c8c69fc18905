import React from 'react';
import { EuiButtonEmpty, EuiCopy } from '@elastic/eui';
import { TextValue } from './text_value';

/** Text in code font with a button that copies it as it is. */
export function CopyText({ text, what }: { text: string; what: string }) {
  return (
    <>
      <TextValue text={text} mono />{' '}
      <EuiCopy textToCopy={text}>
        {(copy) => (
          <EuiButtonEmpty size="xs" iconType="copyClipboard" onClick={copy} aria-label={`Copy ${what}`}>
            Copy
          </EuiButtonEmpty>
        )}
      </EuiCopy>
    </>
  );
}
