import type { SetupState } from '../../common';

/** Everything in place; tests take away from it. */
export const ready = (overrides: Partial<SetupState> = {}): SetupState => ({
  kibana_version: '8.3.3',
  plugin_version: '0.1.0',
  elasticsearch: { version: '8.3.3', security: true, lifecycle: true },
  ready: true,
  assets: [
    {
      kind: 'ingest_pipeline',
      name: 'tre-airlock-events',
      state: 'installed',
      installed_version: 2,
      wanted_version: 2,
    },
    { kind: 'lifecycle_policy', name: 'tre-airlock-audit', state: 'not_needed', note: 'Not here.' },
    { kind: 'role', name: 'tre_airlock_reviewer', state: 'installed' },
  ],
  service_key: {
    state: 'stored',
    note: 'The key is stored and works.',
    created_by: 'olga',
    created_at: '2026-01-05T09:00:00Z',
  },
  sources: [
    {
      name: 'winlogbeat-8.3.3',
      events: 12_345,
      last_event: '2026-01-05T09:00:00Z',
      enriched: 'yes',
      mapped: true,
      note: 'Its events pass the pipeline.',
      hosts: 3,
    },
  ],
  silent: [{ kind: 'host', name: 'WS-07', last_seen: '2026-01-04T09:00:00Z' }],
  warnings: [],
  ...overrides,
});

/** A cluster on which nothing was done yet. */
export const bare = (): SetupState =>
  ready({
    ready: false,
    assets: [
      { kind: 'ingest_pipeline', name: 'tre-airlock-events', state: 'missing', wanted_version: 2 },
      { kind: 'role', name: 'tre_airlock_reviewer', state: 'missing' },
    ],
    service_key: { state: 'missing', note: 'There is no key.', command: 'POST /_security/api_key {}' },
    sources: [],
    silent: [],
  });
