import type { Client } from '@elastic/elasticsearch';
import type { RuleSource } from '../../../scripts/rules/read';
import type { PlacedSet } from './placed';

/** Kinds of rules that the embedded engine can run: it has no EQL, no ES|QL, and no detection engine. */
export const RUNNABLE = ['query', 'threshold'];

interface Buckets {
  groups: { buckets: Array<{ doc_count: number; distinct?: { value: number } }> };
}

/** Most groups of one set that are looked at. */
const GROUPS = 1_000;

/** The rule's own words as a search over one set's documents, found by its project or its host. */
function within({ rule, stage, set }: PlacedSet): object {
  const mine = [
    { term: { 'host.name': stage.environment.host } },
    { prefix: { 'tre.project.id': stage.mark } },
  ];
  const exception = set.exception?.(stage) ?? {};
  return {
    bool: {
      // Kibana sends a query in Lucene's language so; our KQL is written to mean the same in both.
      must: { query_string: { query: rule.rule.query, analyze_wildcard: true } },
      filter: { bool: { should: mine, minimum_should_match: 1 } },
      must_not: Object.entries(exception).map(([field, value]) => ({ term: { [field]: value } })),
    },
  };
}

const patterns = ({ rule }: RuleSource) => (rule.index ?? []).join(',');

async function countGroups(client: Client, placed: PlacedSet): Promise<number> {
  const { threshold } = placed.rule.rule;
  if (!threshold) throw new Error('This rule has no threshold.');
  const [cardinality] = threshold.cardinality ?? [];
  const sources = threshold.field.map((field, index) => ({ [`f${index}`]: { terms: { field } } }));
  const distinct = cardinality && { distinct: { cardinality: { field: cardinality.field } } };
  const search = { index: patterns(placed.rule), allow_no_indices: true, size: 0, query: within(placed) };
  if (sources.length === 0) {
    const answer = await client.search<unknown, { distinct?: { value: number } }>({
      ...search,
      aggs: distinct,
    });
    const total = answer.hits.total;
    const count = typeof total === 'number' ? total : (total?.value ?? 0);
    const enough = !cardinality || (answer.aggregations?.distinct?.value ?? 0) >= cardinality.value;
    return count >= threshold.value && enough ? 1 : 0;
  }
  const answer = await client.search<unknown, Buckets>({
    ...search,
    aggs: { groups: { composite: { size: GROUPS, sources }, ...(distinct && { aggs: distinct }) } },
  });
  return (answer.aggregations?.groups.buckets ?? []).filter(
    ({ doc_count: count, distinct: seen }) =>
      count >= threshold.value && (!cardinality || (seen?.value ?? 0) >= cardinality.value)
  ).length;
}

/** How often the rule would alert on the set. Only for rules of `RUNNABLE` types. */
export async function alertsOf(client: Client, placed: PlacedSet): Promise<number> {
  if (placed.rule.rule.type === 'threshold') return countGroups(client, placed);
  const { count } = await client.count({ index: patterns(placed.rule), query: within(placed) });
  return count;
}
