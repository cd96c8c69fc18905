import React from 'react';
import { EuiButtonEmpty, EuiCopy, EuiDescriptionList, EuiSpacer } from '@elastic/eui';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { fieldsAsText } from './fields';
import type { Field } from './fields';

/** Characters of a field shown before "show all". */
const SHOWN = 1_000;

/** Fields of a process as text, with a button that copies them as they were recorded. */
export function ProcessFacts({ fields }: { fields: Field[] }) {
  return (
    <>
      <EuiCopy textToCopy={fieldsAsText(fields)}>
        {(copy) => (
          <EuiButtonEmpty size="xs" iconType="copyClipboard" onClick={copy} flush="left">
            Copy all fields
          </EuiButtonEmpty>
        )}
      </EuiCopy>
      <EuiSpacer size="s" />
      <EuiDescriptionList
        compressed
        type="responsiveColumn"
        listItems={fields.map(({ title, value, kind }) => ({
          title,
          description:
            kind === 'time' ? (
              <TimeValue at={value} />
            ) : (
              <TextValue text={value} limit={SHOWN} multiline mono={kind === 'code'} />
            ),
        }))}
      />
    </>
  );
}
