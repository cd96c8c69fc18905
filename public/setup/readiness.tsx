import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { SetupState } from '../../common';
import { TextValue } from '../components/text_value';
import { leftToDo } from './steps';
import type { Step } from './steps';

/** Whether verdicts can be taken, what is left to do, and what nobody should overlook. */
export function Readiness({ state, steps }: { state: SetupState; steps: readonly Step[] }) {
  const left = leftToDo(steps).map(({ title }) => title);
  const whole = state.ready && left.length === 0;
  return (
    <>
      {state.elasticsearch.security ? null : (
        <>
          <EuiCallOut
            color="danger"
            iconType="alert"
            title="Elasticsearch security is off: nothing here is protected"
          >
            <p>
              Anyone who reaches Kibana or Elasticsearch can read, change and delete everything, verdicts and
              decisions too. That is for a trial only: switch security on before real data comes in.
            </p>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      )}
      <EuiCallOut
        color={whole ? 'success' : 'warning'}
        iconType={whole ? 'check' : 'alert'}
        title={
          whole
            ? 'Ready: verdicts can be taken and events are enriched'
            : state.ready
              ? 'Verdicts can be taken, but not everything is set up'
              : 'Not ready yet: verdicts cannot be taken'
        }
      >
        {left.length === 0 ? null : <p>Left to do: {left.join(', ')}.</p>}
      </EuiCallOut>
      {state.warnings.length === 0 ? null : (
        <>
          <EuiSpacer size="m" />
          <EuiCallOut color="warning" iconType="iInCircle" title="What this page cannot tell you">
            <ul>
              {state.warnings.map((warning) => (
                <li key={warning}>
                  <TextValue text={warning} limit={600} />
                </li>
              ))}
            </ul>
          </EuiCallOut>
        </>
      )}
    </>
  );
}
