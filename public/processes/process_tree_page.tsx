import React, { useMemo } from 'react';
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import { useLocation, useParams } from 'react-router-dom';
import type { ProcessTree } from '../../common';
import { useProcessTree } from '../api/processes';
import { PATHS, readPathParam } from '../app/paths';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';
import { PageFrame } from '../components/page_frame';
import { RefreshButton } from '../components/refresh_button';
import { LoadingState } from '../components/states';
import { TextValue } from '../components/text_value';
import { nodeFields } from './fields';
import { FocusSummary } from './focus_summary';
import { ProcessFacts } from './process_facts';
import { ProcessLinks } from './process_links';
import { ProcessTreeView } from './process_tree_view';
import { RightsBanner } from './rights_banner';
import { indexTree } from './tree_rows';
import { useSelectedRow } from './use_selected_row';

const PARENTS = [{ text: 'Processes', path: PATHS.processes }];

/** One process, where it came from, and everything that it started. */
export function ProcessTreePage() {
  const entityId = readPathParam(useParams<{ entityId: string }>().entityId);
  const host = new URLSearchParams(useLocation().search).get('host') ?? undefined;
  const answer = useProcessTree(entityId, host);
  const tree = answer.data?.tree;
  const name = useMemo(() => (tree ? indexTree(tree.root).get(tree.focus)?.node.name : undefined), [tree]);

  return (
    <PageFrame
      title={name === undefined ? 'Process tree' : `Process tree of ${plainText(name, 80)}`}
      parents={PARENTS}
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
          title="The process tree could not be loaded"
          need="events"
          onRetry={() => void answer.refetch()}
        />
      ) : answer.data ? (
        <>
          <RightsBanner rights={answer.data.rights} />
          <Tree tree={answer.data.tree} />
        </>
      ) : (
        <LoadingState what="the process tree" />
      )}
    </PageFrame>
  );
}

function Tree({ tree }: { tree: ProcessTree }) {
  const [wanted, select] = useSelectedRow();
  const index = useMemo(() => indexTree(tree.root), [tree]);
  const focus = index.get(tree.focus);
  const selected = index.get(wanted ?? '') ?? focus;
  if (!focus || !selected) return null;
  const { node } = selected;
  return (
    <>
      {tree.limits.length > 0 ? (
        <>
          <EuiCallOut size="s" color="warning" iconType="iInCircle" title="This tree is not whole">
            {tree.limits.map((limit) => (
              <p key={limit}>{limit}</p>
            ))}
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      <FocusSummary node={focus.node} parent={index.get(focus.parent ?? '')?.node} />
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m" alignItems="flexStart">
        <EuiFlexItem grow={2} style={{ minWidth: 0 }}>
          <ProcessTreeView
            tree={tree}
            focusStart={focus.node.started_at}
            selected={node.key}
            onSelect={select}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={1} style={{ minWidth: 280 }}>
          <EuiPanel hasBorder hasShadow={false} role="region" aria-label="Details of the chosen process">
            <EuiTitle size="s">
              <h2>
                <TextValue text={node.name} limit={120} />
              </h2>
            </EuiTitle>
            <EuiSpacer size="s" />
            {node.row ? <ProcessLinks row={node.row} tree={node.key !== tree.focus} /> : null}
            <EuiSpacer size="s" />
            <ProcessFacts fields={nodeFields(node)} />
          </EuiPanel>
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}
