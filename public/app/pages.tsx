import React from 'react';
import { EuiPage, EuiPageBody, EuiSpacer } from '@elastic/eui';
import { Redirect, Route, Switch } from 'react-router-dom';
import { OverviewPage } from '../overview';
import { RequestPage, RequestsPage } from '../requests';
import { ProcessTreePage, ProcessesPage } from '../processes';
import { ProjectPage, ProjectsPage } from '../projects';
import { SetupPage } from '../setup';
import { PageNav } from './page_nav';
import { PATHS } from './paths';

/** Every page of the app by its path. */
export function Pages() {
  return (
    <EuiPage direction="column" paddingSize="l">
      <PageNav />
      <EuiSpacer size="l" />
      <EuiPageBody>
        {/* A block of its own: Kibana's page is a column as high as the window, and groups in it would stretch. */}
        <div>
          <Switch>
            <Route exact path={PATHS.overview} component={OverviewPage} />
            <Route exact path={PATHS.requests} component={RequestsPage} />
            <Route exact path={PATHS.request} component={RequestPage} />
            <Route exact path={PATHS.processes} component={ProcessesPage} />
            <Route exact path={PATHS.processTree} component={ProcessTreePage} />
            <Route exact path={PATHS.projects} component={ProjectsPage} />
            <Route exact path={PATHS.project} component={ProjectPage} />
            <Route exact path={PATHS.setup} component={SetupPage} />
            <Redirect to={PATHS.overview} />
          </Switch>
        </div>
      </EuiPageBody>
    </EuiPage>
  );
}
