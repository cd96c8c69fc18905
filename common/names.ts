/**
 * Every name that more than one room of the house uses, once. No index name ever comes from a request.
 * The contract behind them: docs/decisions.md and the README.
 */

export const PLUGIN_ID = 'treAirlock';
export const PLUGIN_TITLE = 'TRE Airlock';

export const VERDICT_STREAM = 'logs-tre.verdict-default';
export const AUDIT_STREAM = 'logs-tre.audit-default';
export const REQUESTS_INDEX = 'tre-airlock-requests';
export const PROJECTS_INDEX = 'tre-airlock-projects';

/** Where environments' events lie. They belong to Beats and Agent; we read them as the calling user. */
export const EVENT_INDICES = [
  'winlogbeat-*',
  'logs-windows.*',
  'logs-system.security-*',
  'logs-sysmon_linux.*',
  'auditbeat-*',
  'logs-endpoint.events.*',
] as const;

export const PIPELINES = {
  events: 'tre-airlock-events',
  normalise: 'tre-airlock-normalise',
  project: 'tre-airlock-project',
  labels: 'tre-airlock-labels',
} as const;

export const INDEX_TEMPLATES = {
  verdicts: 'logs-tre.verdict',
  audit: 'logs-tre.audit',
  requests: 'tre-airlock-requests',
  projects: 'tre-airlock-projects',
  /** Catches winlogbeat-* indices for which Winlogbeat loaded no template of its own. */
  winlogbeatFallback: 'tre-airlock-winlogbeat',
} as const;

export const COMPONENT_TEMPLATES = {
  /** The `tre.*` fields of events, mapped. */
  eventMappings: 'tre-airlock-event-mappings',
  /** The final pipeline, beside the fields, for an operator's own templates of winlogbeat-*. */
  eventEnrichment: 'tre-airlock-event-enrichment',
} as const;

/** Kibana API privileges; `access:<name>` in 8.x, `requiredPrivileges: [<name>]` from 8.17. */
export const API_PRIVILEGES = {
  read: 'tre_airlock_read',
  submit: 'tre_airlock_submit',
  review: 'tre_airlock_review',
  release: 'tre_airlock_release',
  manage: 'tre_airlock_manage',
} as const;
export type ApiPrivilege = (typeof API_PRIVILEGES)[keyof typeof API_PRIVILEGES];

/** Kibana features. Sub-features need a gold licence, so each duty is a feature of its own. */
export const FEATURES = {
  app: 'treAirlock',
  review: 'treAirlockReview',
  submit: 'treAirlockSubmit',
  release: 'treAirlockRelease',
} as const;

/** UI capabilities: `capabilities[FEATURES.app][UI_CAPABILITIES.manage]`, and so on. */
export const UI_CAPABILITIES = {
  show: 'show',
  manage: 'manage',
  review: 'review',
  submit: 'submit',
  release: 'release',
} as const;

export const ROLES = {
  scanner: 'tre_airlock_scanner',
  releaseAgent: 'tre_airlock_release_agent',
  reviewer: 'tre_airlock_reviewer',
  operator: 'tre_airlock_operator',
  auditor: 'tre_airlock_auditor',
  detectionEngineer: 'tre_airlock_detection_engineer',
} as const;

/** `tre.project.id` of an event whose host and user belong to no project, or to two. */
export const UNASSIGNED_PROJECT = 'unassigned';
/** Tag of an event that a pipeline could not enrich; the reason is in `tre.pipeline.error`. */
export const ENRICHMENT_FAILED_TAG = 'tre_enrichment_failed';
