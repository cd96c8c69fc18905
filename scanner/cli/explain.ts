import { RULES, findRule } from '../rules';
import { UsageError } from '../usage_error';

/** What a rule is, for `--explain`; throws a UsageError with near names when there is none. */
export function explain(id: string): string {
  const rule = findRule(id);
  if (!rule) {
    const near = RULES.map((other) => other.id).filter((other) => other.includes(id.split('/').pop() ?? id));
    const hint = near.length > 0 ? `Did you mean ${near.slice(0, 5).join(', ')}?` : 'See: tre-airlock rules';
    throw new UsageError(`There is no rule "${id}". ${hint}`);
  }
  const { feasibility, severity } = rule.risk;
  return [
    `${rule.id}: ${rule.title}`,
    '',
    `Level       ${rule.level} (unless the policy sets another)`,
    `Risk        ${feasibility * severity} of 25 (feasibility ${feasibility} × severity ${severity})`,
    '',
    rule.explain,
    '',
    `What to do instead: ${rule.help}`,
    '',
  ].join('\n');
}

/** Every rule, a line each. */
export function ruleList(): string {
  const width = Math.max(...RULES.map((rule) => rule.id.length));
  return [...RULES]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => `${rule.id.padEnd(width)}  ${rule.level.padEnd(7)}  ${rule.title}\n`)
    .join('');
}
