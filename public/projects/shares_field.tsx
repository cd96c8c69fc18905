import React from 'react';
import {
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
} from '@elastic/eui';
import { DIRECTIONS } from '../../common';
import type { Direction } from '../../common';
import type { FieldProblems, ShareState } from './form_state';

const OPTIONS = DIRECTIONS.map((value) => ({ value, text: value === 'egress' ? 'Egress' : 'Ingress' }));

interface Props {
  shares: ShareState[];
  problems: FieldProblems;
  readOnly: boolean;
  onChange: (shares: ShareState[]) => void;
}

/** The shares of a project, as its machines name them and as the scanner does. */
export function SharesField({ shares, problems, readOnly, onChange }: Props) {
  const set = (at: number, change: Partial<ShareState>) =>
    onChange(shares.map((share, index) => (index === at ? { ...share, ...change } : share)));
  return (
    <>
      {shares.map((share, index) => {
        const inside = problems[`shares.${index}.inside`];
        const server = problems[`shares.${index}.server`];
        const nth = `Share ${index + 1}`;
        return (
          <EuiFlexGroup key={index} gutterSize="s" alignItems="flexStart" style={{ marginBottom: 8 }}>
            <EuiFlexItem grow={false} style={{ minWidth: 140 }}>
              <EuiFormRow label={`${nth}: direction`}>
                <EuiSelect
                  disabled={readOnly}
                  value={share.direction}
                  options={OPTIONS}
                  onChange={(event) => set(index, { direction: event.target.value as Direction })}
                />
              </EuiFormRow>
            </EuiFlexItem>
            <EuiFlexItem grow={3}>
              <EuiFormRow
                label={`${nth}: path in the environment`}
                helpText="As its programs write it, such as E:\egress"
                isInvalid={inside !== undefined}
                error={inside}
                fullWidth
              >
                <EuiFieldText
                  fullWidth
                  readOnly={readOnly}
                  isInvalid={inside !== undefined}
                  value={share.inside}
                  onChange={(event) => set(index, { inside: event.target.value })}
                />
              </EuiFormRow>
            </EuiFlexItem>
            <EuiFlexItem grow={3}>
              <EuiFormRow
                label={`${nth}: path on the server`}
                helpText="As the scanner names it; may be left out"
                isInvalid={server !== undefined}
                error={server}
                fullWidth
              >
                <EuiFieldText
                  fullWidth
                  readOnly={readOnly}
                  isInvalid={server !== undefined}
                  value={share.server}
                  onChange={(event) => set(index, { server: event.target.value })}
                />
              </EuiFormRow>
            </EuiFlexItem>
            {readOnly ? null : (
              <EuiFlexItem grow={false}>
                <EuiFormRow hasEmptyLabelSpace>
                  <EuiButtonIcon
                    iconType="trash"
                    color="danger"
                    aria-label={`Remove share ${index + 1}`}
                    onClick={() => onChange(shares.filter((_, at) => at !== index))}
                  />
                </EuiFormRow>
              </EuiFlexItem>
            )}
          </EuiFlexGroup>
        );
      })}
      {readOnly ? (
        shares.length === 0 ? (
          <p>No share is known.</p>
        ) : null
      ) : (
        <EuiButtonEmpty
          size="s"
          iconType="plusInCircle"
          onClick={() => onChange([...shares, { direction: 'egress', inside: '', server: '' }])}
        >
          Add a share
        </EuiButtonEmpty>
      )}
    </>
  );
}
