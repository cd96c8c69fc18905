import React, { useState } from 'react';
import { EuiButton, EuiCheckbox, EuiProgress, EuiSpacer, EuiText } from '@elastic/eui';
import { planRules } from '../../../common';
import type { RulePack } from '../../api/packs';
import { useRuleImport } from '../../api/packs';
import type { Progress } from '../../api/packs';
import { ErrorState } from '../../components/error_state';
import { TextValue } from '../../components/text_value';
import { OutcomeList } from '../outcome_list';
import { importLabel, importedPieces } from './words';

interface Props {
  rules: RulePack;
  kibanaVersion: string;
}

function ProgressLine({ done, all, name }: Progress) {
  return (
    <div role="status">
      <EuiSpacer size="s" />
      <EuiProgress value={done} max={all} size="s" aria-label="Rules imported" />
      <EuiText size="s">
        <p>
          {done} of {all}: <TextValue text={name} cut />
        </p>
      </EuiText>
    </div>
  );
}

/** Imports or updates the rules with one button, and tells what came of it. */
export function RulesPanel({ rules: { pack, stored }, kibanaVersion }: Props) {
  const [enable, setEnable] = useState(false);
  const [restore, setRestore] = useState(false);
  const { run, progress } = useRuleImport();
  const plans = planRules(pack, stored, { kibanaVersion, restore });
  const changed = plans.filter(({ state }) => state === 'changed').length;
  const missing = plans.some(({ state }) => state === 'missing');
  const label = importLabel(plans);
  return (
    <>
      {missing ? (
        <EuiCheckbox
          id="tre-airlock-enable-rules"
          label="Enable the rules that are new"
          checked={enable}
          disabled={run.isLoading}
          onChange={({ target }) => setEnable(target.checked)}
        />
      ) : null}
      {changed > 0 ? (
        <EuiCheckbox
          id="tre-airlock-restore-rules"
          label={`Put back what was changed here (${changed}); exceptions and actions stay`}
          checked={restore}
          disabled={run.isLoading}
          onChange={({ target }) => setRestore(target.checked)}
        />
      ) : null}
      {missing || changed > 0 ? <EuiSpacer size="s" /> : null}
      {label !== undefined || run.isLoading ? (
        <EuiButton
          size="s"
          fill={missing}
          isLoading={run.isLoading}
          onClick={() => run.mutate({ kibanaVersion, restore, enable })}
        >
          {label ?? 'Import the rules'}
        </EuiButton>
      ) : null}
      {progress ? <ProgressLine {...progress} /> : null}
      {run.isSuccess ? <OutcomeList done={importedPieces(run.data)} /> : null}
      {run.isError ? (
        <>
          <EuiSpacer size="s" />
          <ErrorState error={run.error} title="No rule was imported" need="rules" quiet />
        </>
      ) : null}
    </>
  );
}
