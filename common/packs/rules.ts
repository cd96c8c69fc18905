import type { Json } from './json';
import { isRecord, says } from './json';

/** A rule of the pack as Kibana's rule import takes it. */
export interface PackRule extends Json {
  rule_id: string;
  name: string;
  type: string;
  /** Grows with every change of the rule. */
  version: number;
}

/** A rule as Kibana has it, as far as it is looked at. */
export interface StoredRule extends Json {
  rule_id: string;
  version: number;
  enabled: boolean;
  /** Elastic's own rule, which nobody else may change. */
  immutable: boolean;
}

export type RuleState =
  | 'missing'
  | 'installed'
  /** There, in an older version than the pack's. */
  | 'older'
  /** It differs from the pack, and not by being older: edited here, or from a newer pack. */
  | 'changed'
  /** Its id belongs to a rule of Elastic's own. */
  | 'foreign'
  /** This Kibana does not know its type. */
  | 'unsupported';

export interface RulePlan {
  rule_id: string;
  name: string;
  state: RuleState;
  /** What an import does. */
  action: 'create' | 'patch' | 'leave';
  /** Names of what differs from the pack. */
  differs: string[];
  /** Why it is left, where that needs saying. */
  note?: string;
}

export interface PlanOptions {
  /** x.y.z of the Kibana that gets the rules. */
  kibanaVersion: string;
  /** Also puts back what was changed here. */
  restore: boolean;
}

/** The Kibana that brought a type of rule; all others are older than the oldest that we support. */
const TYPE_SINCE: Readonly<Record<string, string>> = { new_terms: '8.4.0', esql: '8.11.0' };

/**
 * What an import sets, and nothing else: `enabled`, `actions`, `throttle` and `exceptions_list` are the operators',
 * and Kibana 8.3 refuses a key that it does not know.
 */
const OURS = [
  'alert_suppression',
  'author',
  'building_block_type',
  'description',
  'event_category_override',
  'false_positives',
  'filters',
  'from',
  'history_window_start',
  'index',
  'interval',
  'language',
  'license',
  'max_signals',
  'name',
  'new_terms_fields',
  'note',
  'query',
  'references',
  'risk_score',
  'risk_score_mapping',
  'rule_name_override',
  'severity',
  'severity_mapping',
  'tags',
  'threat',
  'threshold',
  'tiebreaker_field',
  'timestamp_field',
  'timestamp_override',
  'to',
  'type',
] as const;

const isPackRule = (value: unknown): value is PackRule =>
  isRecord(value) &&
  typeof value.rule_id === 'string' &&
  typeof value.name === 'string' &&
  typeof value.type === 'string' &&
  typeof value.version === 'number';

/** The rules of a pack's objects: a file that Kibana exported ends with a line that is none. */
export const packRules = (objects: readonly unknown[]): PackRule[] => objects.filter(isPackRule);

/** -1, 0 or 1; only the three numbers count, so that 8.4.0-SNAPSHOT is 8.4.0. */
export function compareVersions(one: string, other: string): number {
  const parts = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [parts(one), parts(other)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/**
 * What an import does with one rule, and why. Decided from the two rules alone; what the pack's rule does not have,
 * an operator may add.
 */
export function planRule(rule: PackRule, stored: StoredRule | undefined, options: PlanOptions): RulePlan {
  const base = { rule_id: rule.rule_id, name: rule.name, differs: [] };
  const since = TYPE_SINCE[rule.type];
  if (since !== undefined && compareVersions(options.kibanaVersion, since) < 0)
    return { ...base, state: 'unsupported', action: 'leave', note: `It needs Kibana ${since} or later.` };
  if (!stored) return { ...base, state: 'missing', action: 'create' };
  if (stored.immutable)
    return {
      ...base,
      state: 'foreign',
      action: 'leave',
      note: 'Elastic has a rule of its own with this id.',
    };
  const differs = OURS.filter((key) => rule[key] !== undefined && !says(stored[key], rule[key]));
  if (differs.length === 0) return { ...base, state: 'installed', action: 'leave' };
  const there = { ...base, differs };
  if (stored.version < rule.version) return { ...there, state: 'older', action: 'patch' };
  return {
    ...there,
    state: 'changed',
    action: options.restore ? 'patch' : 'leave',
    note: `It differs in ${differs.join(', ')}: somebody edited it here, or a newer TRE Airlock brought it.`,
  };
}

/** The plan for a whole pack, in its order. */
export function planRules(
  pack: readonly PackRule[],
  stored: readonly StoredRule[],
  options: PlanOptions
): RulePlan[] {
  const byId = new Map(stored.map((rule) => [rule.rule_id, rule]));
  return pack.map((rule) => planRule(rule, byId.get(rule.rule_id), options));
}

const ours = (rule: PackRule): Json =>
  Object.fromEntries(OURS.flatMap((key) => (rule[key] === undefined ? [] : [[key, rule[key]]])));

/** Body of POST /api/detection_engine/rules. A new rule sleeps until somebody enables it, unless told otherwise. */
export const createBody = (rule: PackRule, enabled = false): Json => ({
  ...ours(rule),
  rule_id: rule.rule_id,
  version: rule.version,
  enabled,
});

/** Body of PATCH /api/detection_engine/rules: what it does not name stays as the operators made it. */
export const patchBody = (rule: PackRule): Json => ({
  ...ours(rule),
  rule_id: rule.rule_id,
  version: rule.version,
});
