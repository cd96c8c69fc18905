import React from 'react';
import type { ReactNode } from 'react';
import { EuiCallOut, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { planRules } from '../../common';
import type { SetupState } from '../../common';
import { useDashboards, useRulePack } from '../api/packs';
import { useProjects } from '../api/projects';
import { useSetup } from '../api/setup';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { PageFrame } from '../components/page_frame';
import { RefreshButton } from '../components/refresh_button';
import { LoadingState } from '../components/states';
import { DashboardsPanel } from './packs/dashboards_panel';
import { RulesPanel } from './packs/rules_panel';
import { RulesTable } from './packs/rules_table';
import { dashboardsStanding, rulesStanding } from './packs/words';
import { Readiness } from './readiness';
import { SetupSteps } from './setup_steps';
import { AssetsTable, SilentTable, SourcesTable } from './state_tables';
import { setupSteps } from './steps';

/** What is installed, what arrives, and what is silent. */
export function SetupPage() {
  const answer = useSetup();
  return (
    <PageFrame
      title="Setup"
      description="What is installed, where events come from, and what is silent."
      actions={[
        <RefreshButton
          key="refresh"
          onClick={() => void answer.refetch()}
          busy={answer.isFetching}
          readAt={answer.dataUpdatedAt}
        />,
      ]}
    >
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          title="The state could not be read"
          need="read"
          onRetry={() => void answer.refetch()}
        />
      ) : answer.data ? (
        <Setup state={answer.data} />
      ) : (
        <LoadingState what="the state of every part" />
      )}
    </PageFrame>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <EuiSpacer size="l" />
      <EuiPanel hasBorder hasShadow={false}>
        <EuiTitle size="s">
          <h2>{title}</h2>
        </EuiTitle>
        <EuiSpacer size="s" />
        {children}
      </EuiPanel>
    </>
  );
}

function Setup({ state }: { state: SetupState }) {
  const { capabilities, importRights } = useServices();
  const projects = useProjects();
  const { elasticsearch, kibana_version: kibana, plugin_version: plugin } = state;
  const ruleRead = useRulePack();
  const rules = ruleRead.data && {
    ...ruleRead.data,
    plans: planRules(ruleRead.data.pack, ruleRead.data.stored, { kibanaVersion: kibana, restore: false }),
  };
  const dashboards = useDashboards();
  const steps = setupSteps(state, projects.data?.items.length, {
    rules: rulesStanding(importRights.rules, { data: rules, error: ruleRead.error }),
    dashboards: dashboardsStanding(importRights.dashboards, dashboards),
  });
  return (
    <>
      <Readiness state={state} steps={steps} />
      {capabilities.manage ? null : (
        <>
          <EuiSpacer size="m" />
          <EuiCallOut
            size="s"
            iconType="lock"
            title="You can see the state. Changing it needs the Kibana feature “TRE Airlock” with all rights."
          />
        </>
      )}
      <EuiSpacer size="l" />
      <SetupSteps
        steps={steps}
        state={state}
        projects={projects.data?.items ?? []}
        canManage={capabilities.manage}
        rules={rules && importRights.rules.write ? <RulesPanel rules={rules} kibanaVersion={kibana} /> : null}
        dashboards={
          dashboards.data ? (
            <DashboardsPanel dashboards={dashboards.data} canWrite={importRights.dashboards.write} />
          ) : null
        }
      />
      <Section title="Event sources">
        <SourcesTable sources={state.sources} />
      </Section>
      <Section title="Silent">
        <SilentTable silent={state.silent} />
      </Section>
      <Section title="Assets">
        <AssetsTable assets={state.assets} />
      </Section>
      {rules ? (
        <Section title="Every detection rule">
          <RulesTable plans={rules.plans} stored={rules.stored} />
        </Section>
      ) : null}
      <EuiSpacer size="m" />
      <p>
        TRE Airlock {plugin}, Kibana {kibana}, Elasticsearch {elasticsearch.version}, security{' '}
        {elasticsearch.security ? 'on' : 'off'}, lifecycle policies{' '}
        {elasticsearch.lifecycle ? 'supported' : 'not supported'}.
      </p>
    </>
  );
}
