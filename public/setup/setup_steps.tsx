import React from 'react';
import type { ReactNode } from 'react';
import { EuiSpacer, EuiSteps, EuiText } from '@elastic/eui';
import type { Project, SetupState } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { TextValue } from '../components/text_value';
import { ActionButton } from './action_button';
import { ScannerKeyPanel } from './scanner_key_panel';
import { ServiceKeyPanel } from './service_key_panel';
import type { Step } from './steps';

const STATUS = { done: 'complete', partly: 'warning', open: 'incomplete', unknown: 'incomplete' } as const;
const SPOKEN = { done: 'Done.', partly: 'Partly done.', open: 'To be done.', unknown: '' } as const;

interface Props {
  steps: Step[];
  state: SetupState;
  projects: Project[];
  canManage: boolean;
  /** Buttons of the detection rules and of the dashboards, where the person may see them. */
  rules: ReactNode;
  dashboards: ReactNode;
}

/** The way from nothing to a running airlock; each step says where it stands and has its button. */
export function SetupSteps({ steps, state, projects, canManage, rules, dashboards }: Props) {
  const action = ({ id, state: where }: Step): ReactNode => {
    const todo = where !== 'done';
    switch (id) {
      case 'assets':
        return canManage ? <ActionButton action="install" label="Install or repair" fill={todo} /> : null;
      case 'service_key':
        return <ServiceKeyPanel serviceKey={state.service_key} canManage={canManage} />;
      case 'sources':
        return canManage && state.sources.length > 0 ? (
          <ActionButton action="attach" label="Attach" fill={todo} />
        ) : null;
      case 'projects':
        return <AppLink to={links.projects()}>{todo ? 'Make a project' : 'Open the projects'}</AppLink>;
      case 'scanner_key':
        return canManage && state.elasticsearch.security ? (
          <ScannerKeyPanel project={projects[0]?.id} />
        ) : null;
      case 'roles':
        return canManage && state.elasticsearch.security ? (
          <ActionButton action="install_roles" label="Install the roles" />
        ) : null;
      case 'rules':
        return rules;
      case 'dashboards':
        return dashboards;
    }
  };
  return (
    <EuiSteps
      headingElement="h2"
      titleSize="xs"
      steps={steps.map((step) => ({
        title: step.title,
        status: STATUS[step.state],
        children: (
          <>
            <EuiText size="s">
              <p>
                {SPOKEN[step.state]} <TextValue text={step.text} limit={600} />
              </p>
            </EuiText>
            <EuiSpacer size="s" />
            {action(step)}
          </>
        ),
      }))}
    />
  );
}
