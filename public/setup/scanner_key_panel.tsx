import React, { useState } from 'react';
import type { FormEvent } from 'react';
import {
  EuiButton,
  EuiCallOut,
  EuiCodeBlock,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiForm,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
} from '@elastic/eui';
import { decode, setupBody } from '../../common';
import type { SetupAnswer, SetupBody } from '../../common';
import { useSetupAction } from '../api/setup';
import { useServices } from '../app/services';
import { newUuid, releaseCommand, submitCommand } from './example_batch';
import { ActionError } from './outcome_list';

type Duty = NonNullable<SetupBody['duty']>;

const DUTIES: Array<{ value: Duty; text: string }> = [
  { value: 'scanner', text: 'Scanner: submits verdicts' },
  { value: 'release_agent', text: 'Release agent: reads approved requests and reports releases' },
];

/** Project named in the example where none exists yet. */
const EXAMPLE_PROJECT = 'my-project';

/** Makes a key for a machine and shows it once. */
export function ScannerKeyPanel({ project = EXAMPLE_PROJECT }: { project?: string }) {
  const [name, setName] = useState('');
  const [duty, setDuty] = useState<Duty>('scanner');
  const [problem, setProblem] = useState<string | undefined>();
  const run = useSetupAction();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checked = decode(setupBody, { action: 'create_scanner_key', name: name.trim(), duty });
    setProblem(checked.ok ? undefined : `The name ${checked.problems[0]?.message ?? 'cannot be used'}.`);
    if (checked.ok) run.mutate(checked.value);
  };
  const key = run.data?.key;
  if (key)
    return (
      <NewKey
        made={key}
        duty={run.variables?.duty ?? duty}
        project={project}
        onDone={() => {
          run.reset();
          setName('');
        }}
      />
    );

  return (
    <EuiForm component="form" onSubmit={submit}>
      <EuiFlexGroup gutterSize="m" alignItems="flexStart" wrap>
        <EuiFlexItem>
          <EuiFormRow
            label="Name of the machine"
            helpText="So that you know it again when you revoke its key."
            isInvalid={problem !== undefined}
            error={problem}
            fullWidth
          >
            <EuiFieldText
              fullWidth
              maxLength={100}
              isInvalid={problem !== undefined}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow label="Duty" fullWidth>
            <EuiSelect
              fullWidth
              value={duty}
              options={DUTIES}
              onChange={(event) => setDuty(event.target.value as Duty)}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiFormRow hasEmptyLabelSpace>
            <EuiButton type="submit" isLoading={run.isLoading}>
              Make a key
            </EuiButton>
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
      {run.isError ? <ActionError error={run.error} title="The key was not made" /> : null}
    </EuiForm>
  );
}

interface NewKeyProps {
  made: NonNullable<SetupAnswer['key']>;
  duty: Duty;
  project: string;
  onDone: () => void;
}

function NewKey({ made, duty, project, onDone }: NewKeyProps) {
  const { kibanaUrl } = useServices();
  const [requestId] = useState(newUuid);
  const example = { kibanaUrl, key: made.encoded, project, requestId };
  return (
    <div role="status">
      <EuiCallOut
        color="warning"
        iconType="key"
        title={`The key "${made.name}" is shown this once: copy it now`}
      >
        <EuiCodeBlock isCopyable paddingSize="s">
          {made.encoded}
        </EuiCodeBlock>
        <EuiSpacer size="m" />
        <p>
          {duty === 'scanner'
            ? `A first try, for a shell: it submits one clean file to the project ${project}.`
            : 'A first try, for a shell: it lists the requests that wait for release.'}
        </p>
        <EuiCodeBlock language="bash" isCopyable paddingSize="s" overflowHeight={320}>
          {duty === 'scanner' ? submitCommand(example) : releaseCommand(example)}
        </EuiCodeBlock>
        <EuiSpacer size="m" />
        <EuiButton size="s" onClick={onDone}>
          I have stored it
        </EuiButton>
      </EuiCallOut>
    </div>
  );
}
