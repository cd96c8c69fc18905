import type { Client } from '@elastic/elasticsearch';
import { luceneForm } from '../scripts/rules/query/kql';
import { requireRules } from '../scripts/rules/read';
import type { RuleSource } from '../scripts/rules/read';

export interface RuleHits {
  /** Names of rules that would alert, with how often, most first. */
  hits: Array<{ name: string; alerts: number }>;
  /** Rules that were run as searches, and those that only Kibana's detection engine can run. */
  run: number;
  notRun: number;
}

/** The embedded engine has neither EQL nor a history of weeks for new terms. */
const RUNNABLE = ['query', 'threshold'];
/** Groups of a threshold rule that are looked at. */
const GROUPS = 1_000;

interface Bucket {
  doc_count: number;
  distinct?: { value: number };
}

/**
 * Which rules of the pack would alert on the played day. A threshold is counted in stretches as long as the rule
 * looks back, where Kibana would look again every few minutes.
 */
export async function ruleHits(client: Client, from: string, to: string): Promise<RuleHits> {
  const rules = requireRules();
  const runnable = rules.filter(({ rule }) => RUNNABLE.includes(rule.type));
  const hits: RuleHits['hits'] = [];
  for (const rule of runnable) {
    const alerts = await alertsOf(client, rule, from, to);
    if (alerts > 0) hits.push({ name: rule.rule.name, alerts });
  }
  hits.sort((a, b) => b.alerts - a.alerts);
  return { hits, run: runnable.length, notRun: rules.length - runnable.length };
}

async function alertsOf(client: Client, { rule }: RuleSource, from: string, to: string): Promise<number> {
  const { threshold } = rule;
  const [cardinality] = threshold?.cardinality ?? [];
  const stretch = {
    stretch: { date_histogram: { field: '@timestamp', fixed_interval: `${lookBack(rule.from)}m` } },
  };
  const fields = (threshold?.field ?? []).map((field, index) => ({ [`f${index}`]: { terms: { field } } }));
  const { hits, aggregations } = await client.search<unknown, { groups?: { buckets: Bucket[] } }>({
    index: (rule.index ?? []).join(','),
    ignore_unavailable: true,
    size: 0,
    track_total_hits: true,
    query: {
      bool: {
        // Kibana sends a query in Lucene's language so, and our KQL is written in what both languages share.
        must: { query_string: { query: luceneForm(rule.query), analyze_wildcard: true } },
        filter: [{ range: { '@timestamp': { gte: from, lte: to } } }],
      },
    },
    ...(threshold && {
      aggs: {
        groups: {
          composite: { size: GROUPS, sources: [stretch, ...fields] },
          ...(cardinality && { aggs: { distinct: { cardinality: { field: cardinality.field } } } }),
        },
      },
    }),
  });
  if (!threshold) return typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
  return (aggregations?.groups?.buckets ?? []).filter(
    ({ doc_count: count, distinct }) =>
      count >= threshold.value && (!cardinality || (distinct?.value ?? 0) >= cardinality.value)
  ).length;
}

/** Minutes of `now-9m`; our rules say it so. */
const lookBack = (from: string): number => Number(/^now-(\d+)m$/.exec(from)?.[1] ?? 10);
