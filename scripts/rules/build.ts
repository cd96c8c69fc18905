import path from 'node:path';
import { customFields } from './fields';
import { RULES_ROOT } from './read';
import type { RuleSource } from './read';

export const DIST = path.join(RULES_ROOT, 'dist');
/** For Kibana 8.3.3 and later; and rules that a later one brought. */
export const MAIN_PACK = 'tre-airlock-rules.ndjson';
export const LATER_PACK = 'tre-airlock-rules-later.ndjson';

/** 20261123 for 2026/11/23: grows with every change, and no file has to count. */
const versionOf = (date: string) => Number(date.replace(/\//g, ''));

/**
 * A rule as Kibana's rule import takes it (8.3.3: api/detection_engine/rules/_import). `setup` is said again at
 * the end of the note, since Kibana shows an imported rule's note only.
 */
export function importedRule({
  rule,
  metadata,
}: Pick<RuleSource, 'rule' | 'metadata'>): Record<string, unknown> {
  const { new_terms: newTerms, setup, note, query, ...rest } = rule;
  return {
    ...rest,
    query: query.trim(),
    note: `${note.trim()}\n\n## Setup\n\n${setup.trim()}\n`,
    description: rule.description.trim(),
    enabled: false,
    interval: rule.interval ?? '5m',
    to: 'now',
    max_signals: 100,
    version: versionOf(metadata.updated_date),
    ...(newTerms && {
      new_terms_fields: newTerms.value,
      history_window_start: newTerms.history_window_start[0]?.value,
    }),
  };
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)])
  );
};

/** For those who run Elastic's own checker over the rules. */
const FIELDS = 'tre-airlock-fields.json';

/** The files of `dist/` and their text. */
export const builtFiles = (rules: readonly RuleSource[]): Record<string, string> => ({
  ...builtPacks(rules),
  [FIELDS]: `${JSON.stringify(sorted(customFields()), null, 2)}\n`,
});

/** The packs and their text: one rule a line, by file name, keys in order. The same rules give the same bytes. */
export function builtPacks(rules: readonly RuleSource[]): Record<string, string> {
  const lines = (later: boolean) =>
    rules
      .filter(({ metadata }) => (metadata.min_stack_version !== undefined) === later)
      .map((source) => `${JSON.stringify(sorted(importedRule(source)))}\n`)
      .join('');
  return { [MAIN_PACK]: lines(false), [LATER_PACK]: lines(true) };
}
