import React from 'react';
import { EuiBadge, EuiBasicTable, EuiText } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { AssetKind, AssetState, SilentState, SourceState } from '../../common';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

const KINDS: Record<AssetKind, string> = {
  component_template: 'Component template',
  index_template: 'Index template',
  ingest_pipeline: 'Pipeline',
  lifecycle_policy: 'Lifecycle policy',
  role: 'Role',
};

type Tone = 'success' | 'warning' | 'danger' | 'hollow' | 'default';

const ASSET_STATES: Record<AssetState['state'], [string, Tone]> = {
  installed: ['installed', 'success'],
  missing: ['missing', 'danger'],
  outdated: ['out of date', 'warning'],
  unknown: ['cannot be seen', 'default'],
  not_needed: ['not needed', 'hollow'],
};

const ENRICHED: Record<SourceState['enriched'], [string, Tone]> = {
  yes: ['enriched', 'success'],
  partly: ['partly enriched', 'warning'],
  no: ['not enriched', 'danger'],
};

const badge = ([text, tone]: [string, Tone]) => <EuiBadge color={tone}>{text}</EuiBadge>;
const note = (text?: string) => (text ? <TextValue text={text} limit={300} /> : '–');

const ASSET_COLUMNS: Array<EuiBasicTableColumn<AssetState>> = [
  { name: 'Kind', width: '16%', render: ({ kind }: AssetState) => KINDS[kind] },
  { name: 'Name', width: '28%', render: ({ name }: AssetState) => <TextValue text={name} mono /> },
  { name: 'Installed', width: '9%', render: (asset: AssetState) => asset.installed_version ?? '–' },
  { name: 'Wanted', width: '9%', render: (asset: AssetState) => asset.wanted_version ?? '–' },
  { name: 'State', width: '13%', render: ({ state }: AssetState) => badge(ASSET_STATES[state]) },
  { name: 'Note', render: (asset: AssetState) => note(asset.note) },
];

/** Every template, pipeline, policy and role of ours. */
export function AssetsTable({ assets }: { assets: AssetState[] }) {
  return (
    <EuiBasicTable<AssetState>
      tableCaption="Assets in Elasticsearch"
      items={assets}
      columns={ASSET_COLUMNS}
      itemId={({ kind, name }) => `${kind} ${name}`}
      noItemsMessage="No asset can be seen."
    />
  );
}

const SOURCE_COLUMNS: Array<EuiBasicTableColumn<SourceState>> = [
  { name: 'Source', width: '24%', render: ({ name }: SourceState) => <TextValue text={name} mono /> },
  {
    name: 'Events in 24 h',
    width: '10%',
    align: 'right',
    render: ({ events }: SourceState) => events.toLocaleString('en-GB'),
  },
  { name: 'Hosts', width: '7%', align: 'right', render: ({ hosts }: SourceState) => hosts.toString() },
  {
    name: 'Last event',
    width: '13%',
    render: ({ last_event: at }: SourceState) => (at ? <TimeValue at={at} ago /> : 'none seen'),
  },
  { name: 'Enriched', width: '12%', render: ({ enriched }: SourceState) => badge(ENRICHED[enriched]) },
  {
    name: 'Fields',
    width: '10%',
    render: ({ mapped }: SourceState) => badge(mapped ? ['mapped', 'success'] : ['not mapped', 'danger']),
  },
  { name: 'Note', render: (source: SourceState) => note(source.note) },
];

/** Where events come from, and whether they pass our pipeline. */
export function SourcesTable({ sources }: { sources: SourceState[] }) {
  return (
    <EuiBasicTable<SourceState>
      tableCaption="Event sources"
      items={sources}
      columns={SOURCE_COLUMNS}
      itemId="name"
      noItemsMessage="No index that you may read holds events."
    />
  );
}

const SILENT_COLUMNS: Array<EuiBasicTableColumn<SilentState>> = [
  { name: 'What', width: '20%', render: ({ kind }: SilentState) => (kind === 'host' ? 'Host' : 'Scanner') },
  { name: 'Name', render: ({ name }: SilentState) => <TextValue text={name} /> },
  {
    name: 'Silent since',
    width: '30%',
    render: ({ last_seen: at }: SilentState) => (
      <>
        <TimeValue at={at} /> (<TimeValue at={at} ago />)
      </>
    ),
  },
];

/** Who was heard before and is not heard now: switched off, cut off, or made silent. */
export function SilentTable({ silent }: { silent: SilentState[] }) {
  if (silent.length === 0)
    return (
      <EuiText size="s" color="subdued">
        <p>Nobody who was heard before is silent.</p>
      </EuiText>
    );
  return (
    <EuiBasicTable<SilentState>
      tableCaption="Silent hosts and scanners"
      items={silent}
      columns={SILENT_COLUMNS}
      itemId={({ kind, name }) => `${kind} ${name}`}
    />
  );
}
