import { object, oneOf, text } from './codec';
import type { TypeOf } from './codec';

export const SETUP_ACTIONS = [
  /** Install or repair templates, pipelines, lifecycle policies. */
  'install',
  /** Attach the pipeline to event indices, as the calling operator. */
  'attach',
  'create_service_key',
  'revoke_service_key',
  /** An API key for a scanner or release agent, answered once. */
  'create_scanner_key',
  /** The shipped roles, as the calling operator. */
  'install_roles',
] as const;

/** POST /setup. */
export const setupBody = object(
  { action: oneOf(SETUP_ACTIONS) },
  { name: text(100, 1), duty: oneOf(['scanner', 'release_agent']) }
);
export type SetupBody = TypeOf<typeof setupBody>;

/** What is imported into Kibana by its own APIs, as the person who imports it. */
export const PACKS = ['rules', 'dashboards'] as const;
export type Pack = (typeof PACKS)[number];

export const packPath = object({ pack: oneOf(PACKS) });

/** GET /packs/{pack}: what Kibana's import takes, object by object. */
export interface PackAnswer {
  pack: Pack;
  objects: Array<Record<string, unknown>>;
}

export type AssetKind =
  'component_template' | 'index_template' | 'ingest_pipeline' | 'lifecycle_policy' | 'role';

export interface AssetState {
  kind: AssetKind;
  name: string;
  state: 'installed' | 'missing' | 'outdated' | 'unknown' | 'not_needed';
  installed_version?: number;
  wanted_version?: number;
  /** Why the state is what it is, where that needs saying. */
  note?: string;
}

export interface ServiceKeyState {
  /** `not_needed`: Elasticsearch security is off, and nothing is protected. */
  state: 'stored' | 'configured' | 'missing' | 'refused' | 'not_needed';
  note: string;
  /** What an administrator can run instead, where one click cannot do it. */
  command?: string;
  created_by?: string;
  created_at?: string;
}

/** One index or data stream that holds events. */
export interface SourceState {
  name: string;
  /** Events of the last 24 hours. */
  events: number;
  last_event?: string;
  /** Whether new events pass our pipeline. */
  enriched: 'yes' | 'no' | 'partly';
  /** Whether the `tre.*` fields are mapped; unmapped ones make EQL rules fail. */
  mapped: boolean;
  /** What to do next, or what was found. */
  note: string;
  hosts: number;
}

/** A host that sent events before and is silent now, or a scanner. */
export interface SilentState {
  kind: 'host' | 'scanner';
  name: string;
  last_seen: string;
}

export interface SetupState {
  kibana_version: string;
  plugin_version: string;
  elasticsearch: { version: string; security: boolean; lifecycle: boolean };
  /** Everything needed to take verdicts is there. */
  ready: boolean;
  assets: AssetState[];
  service_key: ServiceKeyState;
  sources: SourceState[];
  silent: SilentState[];
  /** What the caller may not see or do here, in sentences. */
  warnings: string[];
}

/** Answer to POST /setup: what was done, and the state after it. */
export interface SetupAnswer {
  done: Array<{ name: string; ok: boolean; message: string }>;
  /** The key of `create_scanner_key`, shown once. */
  key?: { id: string; name: string; encoded: string };
  state: SetupState;
}
