import React from 'react';
import type { MouseEvent } from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiLink, EuiText } from '@elastic/eui';
import type { ProcessRow } from '../../common';
import { links } from '../app/paths';
import { useServices } from '../app/services';
import { AppLink, isPlainClick } from '../components/app_link';
import { discoverPath, hasAnalyzer, securityPath } from './kibana_links';

const DISCOVER = 'discover';
const SECURITY = 'securitySolutionUI';

function KibanaLink({ app, path, children }: { app: string; path: string; children: string }) {
  const { navigation } = useServices();
  return (
    <EuiLink
      href={navigation.appHref(app, path)}
      onClick={(event: MouseEvent) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        navigation.toApp(app, path);
      }}
    >
      {children}
    </EuiLink>
  );
}

/** Where to look further: the tree, and Kibana's own pages as far as they are there and open to the reader. */
export function ProcessLinks({ row, tree = true }: { row: ProcessRow; tree?: boolean }) {
  const { otherApps } = useServices();
  return (
    <EuiFlexGroup wrap gutterSize="m" responsive={false} alignItems="center">
      {tree ? (
        <EuiFlexItem grow={false}>
          {row.entity_id === undefined ? (
            <EuiText size="s" color="subdued">
              No tree: the source of this event gives processes no identity.
            </EuiText>
          ) : (
            <AppLink to={links.processTree(row.entity_id, row.host)}>Show the process tree</AppLink>
          )}
        </EuiFlexItem>
      ) : null}
      {otherApps.discover ? (
        <EuiFlexItem grow={false}>
          <KibanaLink app={DISCOVER} path={discoverPath(row)}>
            Its events in Discover
          </KibanaLink>
        </EuiFlexItem>
      ) : null}
      {otherApps.security && hasAnalyzer(row) ? (
        <EuiFlexItem grow={false}>
          <KibanaLink app={SECURITY} path={securityPath(row)}>
            Its events in Security
          </KibanaLink>
        </EuiFlexItem>
      ) : null}
      {otherApps.security && !hasAnalyzer(row) ? (
        <EuiFlexItem grow={false}>
          <EuiText size="s" color="subdued">
            Kibana’s Analyzer cannot show it: that needs Winlogbeat’s events of Sysmon.
          </EuiText>
        </EuiFlexItem>
      ) : null}
    </EuiFlexGroup>
  );
}
