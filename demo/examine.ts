import type { Client } from '@elastic/elasticsearch';
import { ENRICHMENT_FAILED_TAG, ROUTES, UNASSIGNED_PROJECT } from '../common';
import type { ProcessRow, ProcessesPage, ProcessesQuery, RequestState, RequestsPage } from '../common';
import { STORY } from '../simulator/story';
import type { Host } from '../test/host/host';
import { Api } from './api';
import { EVENTS_INDEX } from './play';
import type { PlayedDay } from './play';
import { ruleHits } from './rule_hits';
import type { RuleHits } from './rule_hits';

const DAY_MS = 24 * 3_600_000;
const MOST_LABELS = 50;

export interface Examined {
  /** Events that passed the pipeline, that it could not enrich, and that belong to no project. */
  enriched: number;
  failed: number;
  unassigned: number;
  labels: Array<{ label: string; events: number }>;
  flagged: number;
  firefox?: ProcessRow;
  rules: RuleHits;
  states: Partial<Record<RequestState, number>>;
  /** What is not as the story has it, in sentences; empty when all is well. */
  problems: string[];
}

interface Bucket {
  key: string;
  doc_count: number;
}

async function examineEvents(client: Client, { until }: PlayedDay) {
  const at = { gte: new Date(Date.parse(until) - DAY_MS).toISOString(), lte: until };
  const { aggregations } = await client.search({
    index: EVENTS_INDEX,
    size: 0,
    query: { range: { '@timestamp': at } },
    aggs: {
      enriched: { filter: { exists: { field: 'tre.project.id' } } },
      failed: { filter: { term: { tags: ENRICHMENT_FAILED_TAG } } },
      unassigned: { filter: { term: { 'tre.project.id': UNASSIGNED_PROJECT } } },
      labels: { terms: { field: 'tre.activity', size: MOST_LABELS } },
    },
  });
  const counts = aggregations as unknown as Record<string, { doc_count: number; buckets: Bucket[] }>;
  const count = (name: string) => counts[name]?.doc_count ?? 0;
  return {
    enriched: count('enriched'),
    failed: count('failed'),
    unassigned: count('unassigned'),
    labels: (counts.labels?.buckets ?? []).map(({ key, doc_count }) => ({ label: key, events: doc_count })),
  };
}

function examineFirefox(row: ProcessRow | undefined): string[] {
  const { host, durationSeconds } = STORY.firefox;
  if (!row) return [`Processes does not show the firefox.exe that python.exe started on ${host}.`];
  if (row.duration_ms === durationSeconds * 1000) return [];
  return [`firefox.exe ran for ${durationSeconds} s, and Processes says ${row.duration_ms ?? 'nothing'} ms.`];
}

async function listRequests(operator: Api): Promise<RequestsPage> {
  return operator.get<RequestsPage>(ROUTES.requests, { size: '100', sort: 'created', order: 'desc' });
}

function examineRequests(page: RequestsPage, day: PlayedDay): string[] {
  return day.requests.flatMap(({ id, title, expected }) => {
    const found = page.items.find((item) => item.id === id);
    if (!found) return [`The request "${title}" is not listed.`];
    return found.status === expected ? [] : [`"${title}" is ${found.status} and should be ${expected}.`];
  });
}

/** Looks at the played day as its users would, right after it was played, and compares it with the story. */
export async function examine(
  host: Pick<Host, 'url' | 'tokens'>,
  client: Client,
  day: PlayedDay
): Promise<Examined> {
  const operator = new Api(host, 'operator');
  const range = { from: new Date(Date.parse(day.until) - DAY_MS).toISOString(), to: day.until };
  const processes = (query: ProcessesQuery) =>
    operator.get<ProcessesPage>(ROUTES.processes, { size: '100', ...range, ...query });
  const [events, python, flagged, requests, rules] = await Promise.all([
    examineEvents(client, day),
    processes({ view: 'python', project: STORY.firefox.project }),
    processes({ view: 'flagged' }),
    listRequests(operator),
    ruleHits(client, range.from, range.to),
  ]);
  const firefox = python.items.find(({ entity_id }) => entity_id === day.facts.firefox.childEntityId);
  const states: Examined['states'] = {};
  for (const { status } of requests.items) states[status] = (states[status] ?? 0) + 1;
  return {
    ...events,
    flagged: flagged.total,
    firefox,
    rules,
    states,
    problems: [
      ...(events.enriched === day.events
        ? []
        : [`${day.events} events were sent and ${events.enriched} enriched.`]),
      ...(events.failed === 0 ? [] : [`The pipeline failed on ${events.failed} events.`]),
      ...examineFirefox(firefox),
      ...(rules.hits.length > 0 ? [] : ['No detection rule would alert on the day.']),
      ...examineRequests(requests, day),
    ],
  };
}
