import React, { useEffect, useState } from 'react';
import { EuiFieldText, EuiFormRow } from '@elastic/eui';

interface Props {
  label: string;
  value: string;
  maxLength: number;
  placeholder?: string;
  onCommit: (value: string) => void;
}

/** A text filter that takes effect with Enter or when it is left, so that half a name asks nothing. */
export function FilterField({ label, value, maxLength, placeholder, onCommit }: Props) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  const commit = () => {
    const next = draft.trim();
    if (next !== value) onCommit(next);
  };
  return (
    <EuiFormRow label={label} display="rowCompressed" fullWidth>
      <EuiFieldText
        compressed
        fullWidth
        value={draft}
        maxLength={maxLength}
        placeholder={placeholder}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </EuiFormRow>
  );
}
