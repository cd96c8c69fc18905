import { luceneForm } from '../../scripts/rules/query/kql';
import type { RuleSource } from '../../scripts/rules/read';
import type { RuleLab } from './rules_lab';
import { readSamples } from './samples';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

/** Events of one bulk call, and most hits that are named of one rule. */
const BATCH = 500;
const MOST = 1_000;

export interface Noise {
  events: number;
  /** By the rule's file: the samples that it alerts on. */
  rules: Record<string, { type: string; events: string[]; error?: string }>;
}

interface Hit {
  _source: { labels?: { sample?: string } };
}

const nameOf = ({ _source: source }: Hit) => source.labels?.sample ?? '';

/** Searches the rule's query over all samples at once, whatever their time: the recordings are years old. */
async function matches(admin: Session, index: string, { rule }: RuleSource): Promise<string[]> {
  if (rule.type === 'eql') {
    const reply = await admin.elasticsearch('POST', `/${index}/_eql/search`, {
      query: rule.query,
      size: MOST,
    });
    const { hits } = expectStatus(reply, 200, 'eql').body as {
      hits: { events?: Hit[]; sequences?: Array<{ events: Hit[] }> };
    };
    return [
      ...(hits.events ?? []),
      ...(hits.sequences ?? []).flatMap(({ events }) => events.slice(0, 1)),
    ].map(nameOf);
  }
  const query = { query_string: { query: luceneForm(rule.query), analyze_wildcard: true } };
  const reply = await admin.elasticsearch('POST', `/${index}/_search`, { size: MOST, query });
  return (expectStatus(reply, 200, 'search').body as { hits: { hits: Hit[] } }).hits.hits.map(nameOf);
}

/** Which rules match which of the real recordings in a folder, indexed through the pipelines. */
export async function noiseOfRules(
  admin: Session,
  lab: RuleLab,
  rules: readonly RuleSource[],
  folder: string
): Promise<Noise> {
  const { index, pipeline } = lab.samples;
  const samples = readSamples(folder);
  for (let at = 0; at < samples.length; at += BATCH) {
    const lines = samples
      .slice(at, at + BATCH)
      .flatMap(({ name, event }) => [
        JSON.stringify({ create: {} }),
        JSON.stringify({ ...event, labels: { sample: name } }),
      ]);
    const path = `/${index}/_bulk?refresh=true&pipeline=${pipeline}`;
    const reply = await admin.elasticsearch('POST', path, `${lines.join('\n')}\n`);
    const { errors } = expectStatus(reply, 200, 'bulk').body as { errors: boolean };
    expectThat(!errors, 'a sample was refused');
  }
  const noise: Noise = { events: samples.length, rules: {} };
  for (const source of rules) {
    const { type, index: patterns = [] } = source.rule;
    // The recordings hold nothing of the airlock and nothing of Linux.
    if (!patterns.includes('winlogbeat-*') || patterns.some((pattern) => pattern.startsWith('logs-tre.')))
      continue;
    const found = [...new Set(await matches(admin, index, source))].sort();
    // A threshold that all recordings together do not reach is not reached by one.
    const events = found.length < (source.rule.threshold?.value ?? 0) ? [] : found;
    noise.rules[source.file] = { type, events };
  }
  return noise;
}
