import React from 'react';
import { EuiComboBox, EuiFormRow } from '@elastic/eui';
import { plainText } from '../components/hidden_text';

interface Props {
  label: string;
  help: string;
  names: string[];
  problem?: string;
  readOnly: boolean;
  onChange: (names: string[]) => void;
}

/** Separators of a pasted list. Names of hosts and users have neither. */
const SEPARATORS = /[\n,;]/;

/** A list of names, each typed and entered, or pasted many at a time. */
export function NamesField({ label, help, names, problem, readOnly, onChange }: Props) {
  const add = (typed: string) => {
    const added = typed
      .split(SEPARATORS)
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (added.length > 0) onChange([...new Set([...names, ...added])]);
  };
  return (
    <EuiFormRow label={label} helpText={help} isInvalid={problem !== undefined} error={problem} fullWidth>
      <EuiComboBox
        fullWidth
        noSuggestions
        isDisabled={readOnly}
        isInvalid={problem !== undefined}
        selectedOptions={names.map((name) => ({ key: name, label: plainText(name, 256) }))}
        onCreateOption={(typed: string) => add(typed)}
        onChange={(options) => onChange(options.map(({ key, label: shown }) => key ?? shown))}
      />
    </EuiFormRow>
  );
}
