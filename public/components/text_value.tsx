import React, { useState } from 'react';
import { EuiLink } from '@elastic/eui';
import { cutText, splitHidden } from './hidden_text';

/** Characters shown before "show all": a line or two of a table. */
const DEFAULT_LIMIT = 160;

const HIDDEN_STYLE = { border: '1px solid', borderRadius: 3, padding: '0 2px', fontSize: '0.85em' } as const;

interface Props {
  text: string;
  /** Characters shown until the reader asks for all. */
  limit?: number;
  /** Keeps line breaks and tabs. */
  multiline?: boolean;
  /** Code font. */
  mono?: boolean;
  /** Cuts without offering the rest: inside a link or a row whose own page has it all. */
  cut?: boolean;
}

/**
 * Text that someone may have written to deceive: shown as text, with characters that nobody would see spelt
 * out, and set apart from its neighbours, so that right-to-left letters do not move them.
 */
export function TextValue({
  text,
  limit = DEFAULT_LIMIT,
  multiline = false,
  mono = false,
  cut = false,
}: Props) {
  const [whole, setWhole] = useState(false);
  const long = text.length > limit;
  const parts = splitHidden(whole || !long ? text : cutText(text, limit), { multiline });
  return (
    <span
      style={{
        overflowWrap: 'anywhere',
        whiteSpace: multiline ? 'pre-wrap' : 'normal',
        ...(mono ? { fontFamily: 'monospace' } : {}),
      }}
    >
      <bdi>
        {parts.map((part, index) =>
          part.hidden ? (
            <span key={index} style={HIDDEN_STYLE} title="A character that is not visible by itself">
              {part.text}
            </span>
          ) : (
            part.text
          )
        )}
        {long && !whole ? '…' : ''}
      </bdi>
      {long && !cut ? (
        <>
          {' '}
          <EuiLink onClick={() => setWhole(!whole)} aria-expanded={whole}>
            {whole ? 'Show less' : `Show all ${text.length.toLocaleString('en-GB')} characters`}
          </EuiLink>
        </>
      ) : null}
    </span>
  );
}
