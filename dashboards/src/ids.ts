/** Ids of the pack's saved objects. They never change: whoever imported an older pack keeps their links. */
export const DATA_VIEWS = {
  events: 'tre-airlock-events',
  verdicts: 'tre-airlock-verdicts',
  audit: 'tre-airlock-audit',
  requests: 'tre-airlock-requests',
  alerts: 'tre-airlock-alerts',
} as const;

export const SEARCHES = {
  flagged: 'tre-airlock-flagged-executions',
  verdicts: 'tre-airlock-verdicts-not-passed',
  decisions: 'tre-airlock-decisions',
  waiting: 'tre-airlock-waiting',
  alerts: 'tre-airlock-newest-alerts',
} as const;

export const DASHBOARDS = {
  activity: 'tre-airlock-activity',
  airlock: 'tre-airlock-requests-and-verdicts',
  coverage: 'tre-airlock-coverage',
} as const;

/** Common beginning of the titles, so that the list of dashboards finds all three by one word. */
export const TITLE = 'TRE Airlock';

/** What stands under a single number. */
export const IN_RANGE = 'in the time range';
export const NOW = 'now';
