import type { Client } from '@elastic/elasticsearch';
import { luceneForm } from '../../../scripts/rules/query/kql';
import type { RuleSource } from '../../../scripts/rules/read';
import { PROOF_INDICES } from './placed';
import type { PlacedSet } from './placed';

/** Kinds of rules that the embedded engine can run: it has no EQL, no ES|QL, and no detection engine. */
export const RUNNABLE = ['query', 'threshold', 'new_terms'];

interface Groups {
  buckets: Array<{ doc_count: number; distinct?: { value: number }; first?: { value: number } }>;
}

/** Most groups of one set that are looked at. */
const GROUPS = 1_000;
/** Rules say how far they look back in minutes. */
const MINUTE_MS = 60_000;

const termsOf = (fields: readonly string[]) =>
  fields.map((field, index) => ({ [`f${index}`]: { terms: { field } } }));

/** The set's documents, found by their host or their project, less what an exception takes out. */
function mine({ stage, set }: PlacedSet): object {
  const exception = set.exception?.(stage) ?? {};
  return {
    bool: {
      should: [
        { term: { 'host.name': stage.environment.host } },
        { prefix: { 'tre.project.id': stage.mark } },
      ],
      minimum_should_match: 1,
      must_not: Object.entries(exception).map(([field, value]) => ({ term: { [field]: value } })),
    },
  };
}

/** Terms that were never seen before the time that the rule looks at: the sets hold the history, too. */
function newTerms(fields: readonly string[], from: string) {
  const since = Date.now() - Number(/\d+/.exec(from)?.[0]) * MINUTE_MS;
  return {
    aggs: {
      groups: {
        composite: { size: GROUPS, sources: termsOf(fields) },
        aggs: { first: { min: { field: '@timestamp' } } },
      },
    },
    alerts: ({ groups }: Group) =>
      (groups?.buckets ?? []).filter(({ first }) => (first?.value ?? 0) >= since).length,
  };
}

/** How a rule counts its groups, and how many of them are worth an alert. */
function counting({ threshold, new_terms: terms, from }: RuleSource['rule']) {
  if (terms) return newTerms(terms.value, from);
  if (!threshold) return { aggs: {}, alerts: ({ doc_count: count }: Group) => count };
  const [cardinality] = threshold.cardinality ?? [];
  const distinct = cardinality && { distinct: { cardinality: { field: cardinality.field } } };
  const sources = termsOf(threshold.field);
  const over = (bucket: { doc_count: number; distinct?: { value: number } }) =>
    bucket.doc_count >= threshold.value &&
    (!cardinality || (bucket.distinct?.value ?? 0) >= cardinality.value);
  // Without a field, everything that matches is one group.
  if (sources.length === 0) return { aggs: { ...distinct }, alerts: (group: Group) => (over(group) ? 1 : 0) };
  return {
    aggs: { groups: { composite: { size: GROUPS, sources }, ...(distinct && { aggs: distinct }) } },
    alerts: ({ groups }: Group) => (groups?.buckets ?? []).filter(over).length,
  };
}

interface Group {
  doc_count: number;
  distinct?: { value: number };
  groups?: Groups;
}

/**
 * How often a rule of a runnable type would alert on each of these sets, which are all its own. A composite
 * aggregation stands at the top of a search only, so rules that count take one search a set.
 */
export async function alertsOf(client: Client, sets: readonly PlacedSet[]): Promise<number[]> {
  const [first] = sets;
  if (!first) return [];
  const { rule } = first.rule;
  const { aggs, alerts } = counting(rule);
  const search = async (filter: object[], aggregations: object) => {
    const answer = await client.search<unknown, { sets: { buckets: Group[] } } & Omit<Group, 'doc_count'>>({
      // Plain documents of Linux lie beside those of Windows, under no pattern of the rule.
      index: [...(rule.index ?? []), PROOF_INDICES.plain].join(','),
      size: 0,
      track_total_hits: true,
      // Kibana sends a query in Lucene's language so, and our KQL is written in what both languages share.
      query: {
        bool: { must: { query_string: { query: luceneForm(rule.query), analyze_wildcard: true } }, filter },
      },
      aggs: aggregations as Record<string, object>,
    });
    const { total } = answer.hits;
    return { ...answer.aggregations, doc_count: typeof total === 'number' ? total : (total?.value ?? 0) };
  };
  if (rule.type === 'query') {
    const found = await search([], { sets: { filters: { filters: sets.map(mine) } } });
    return (found.sets?.buckets ?? []).map(alerts);
  }
  const counts: number[] = [];
  for (const placed of sets) counts.push(alerts(await search([mine(placed)], aggs)));
  return counts;
}
