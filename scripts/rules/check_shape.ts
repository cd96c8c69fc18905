import { FAMILIES } from './read';
import type { Problem, RuleSource } from './read';
import { isSequence } from './check_query';
import { MATRIX, riskScore, severityOf } from './risk';

const LANGUAGE: Record<string, string> = {
  query: 'kuery',
  threshold: 'kuery',
  new_terms: 'kuery',
  eql: 'eql',
  esql: 'esql',
};
/** Kinds of rules that Kibana 8.3.3 does not know, and the first version that does. */
const LATER: Record<string, number> = { new_terms: 4, esql: 11 };
const PREFIXES = ['Domain: TRE', 'Family: ', 'Data Source: ', 'Tactic: ', 'Risk: ', 'Matrix: '];
const ALLOWED = [...PREFIXES, 'OS: '];

const after = (tags: readonly string[], prefix: string) =>
  tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);

export const matrixRow = ({ rule }: Pick<RuleSource, 'rule'>) => after(rule.tags, 'Matrix: ');

function checkTags({ rule, family, problem }: RuleSource): Problem[] {
  const wrong: string[] = [];
  const { tags } = rule;
  for (const prefix of PREFIXES)
    if (!tags.some((tag) => tag.startsWith(prefix))) wrong.push(`a tag "${prefix}" is missing`);
  for (const tag of tags)
    if (!ALLOWED.some((prefix) => tag.startsWith(prefix))) wrong.push(`the tag "${tag}" is of no known kind`);
  if (new Set(tags).size !== tags.length) wrong.push('a tag is given twice');
  if (after(tags, 'Family: ') !== family) wrong.push(`the tag "Family: ${family}" is missing`);
  if (family !== 'airlock' && after(tags, 'OS: ') === undefined) wrong.push('a tag "OS: " is missing');
  const tactics = rule.threat.map(({ tactic }) => `Tactic: ${tactic.name}`);
  for (const tag of tags)
    if (tag.startsWith('Tactic: ') && !tactics.includes(tag))
      wrong.push(`the rule has no threat for "${tag}"`);
  return wrong.map((reason) => problem(reason, 'rule', 'tags'));
}

function checkRisk(source: RuleSource): Problem[] {
  const { rule, problem } = source;
  const name = matrixRow(source) ?? '';
  const row = Object.prototype.hasOwnProperty.call(MATRIX, name) ? MATRIX[name] : undefined;
  if (!row)
    return [problem(`"Matrix: ${name}" is none of ${Object.keys(MATRIX).join(', ')}`, 'rule', 'tags')];
  const problems: Problem[] = [];
  const risk = `Risk: F${row.feasibility} S${row.severity}`;
  if (!rule.tags.includes(risk)) problems.push(problem(`the row ${name} is "${risk}"`, 'rule', 'tags'));
  const score = riskScore(row);
  if (rule.risk_score !== score)
    problems.push(problem(`the row ${name} gives the score ${score}`, 'rule', 'risk_score'));
  if (rule.severity !== severityOf(score))
    problems.push(problem(`a score of ${score} is ${severityOf(score)}`, 'rule', 'severity'));
  return problems;
}

function checkType(source: RuleSource): Problem[] {
  const { rule, metadata, problem } = source;
  const problems: Problem[] = [];
  const told = (reason: string, key: string) => problems.push(problem(reason, 'rule', key));
  if (rule.language !== LANGUAGE[rule.type])
    told(`a rule of type ${rule.type} is written in ${LANGUAGE[rule.type]}`, 'language');
  if ((rule.type === 'esql') === (rule.index !== undefined))
    told(rule.type === 'esql' ? 'an ES|QL rule names its indices in the query' : 'index is missing', 'index');
  for (const key of ['threshold', 'new_terms'] as const)
    if ((rule.type === key) !== (rule[key] !== undefined))
      told(
        rule.type === key ? `[rule.${key}] is missing` : `[rule.${key}] is not of a ${rule.type} rule`,
        'type'
      );
  if (isSequence(source) === (rule.timestamp_override !== undefined))
    told(
      isSequence(source)
        ? 'a sequence has no timestamp_override: events of one bulk share event.ingested'
        : 'timestamp_override = "event.ingested" is missing',
      'timestamp_override'
    );
  const first = LATER[rule.type];
  const stated = metadata.min_stack_version;
  if (first !== undefined && (stated === undefined || Number(stated.split('.')[1]) < first))
    problems.push(problem(`a ${rule.type} rule needs min_stack_version 8.${first}.0 or later`, 'metadata'));
  if ((stated === undefined) !== (metadata.min_stack_comments === undefined))
    problems.push(problem('min_stack_version and min_stack_comments go together', 'metadata'));
  return problems;
}

/** What the codec cannot say: tags, risk, and what belongs to a rule's type. */
export function checkShape(source: RuleSource): Problem[] {
  const { family, rule, slug, problem, metadata } = source;
  const problems = [...checkTags(source), ...checkRisk(source), ...checkType(source)];
  if (!(FAMILIES as readonly string[]).includes(family))
    problems.push(problem(`the folder ${family} is none of ${FAMILIES.join(', ')}`));
  if (!/^[a-z0-9_]+$/.test(slug)) problems.push(problem('a file name has small letters, digits and _'));
  for (const [key, value] of Object.entries(rule))
    if (JSON.stringify(value).includes('TODO'))
      problems.push(problem(`${key} is still to be written`, 'rule', key));
  if (metadata.updated_date < metadata.creation_date)
    problems.push(problem('it was updated before it was made', 'metadata', 'updated_date'));
  if (!rule.note.includes('## Triage and analysis'))
    problems.push(problem('the note has no "## Triage and analysis"', 'rule', 'note'));
  if (
    !/needs the pipelines of TRE Airlock|works on plain (Winlogbeat documents|Linux events)|needs the plugin/i.test(
      rule.setup
    )
  )
    problems.push(
      problem(
        'setup must say "needs the pipelines of TRE Airlock", "works on plain Winlogbeat documents" (or "Linux events") or "needs the plugin"',
        'rule',
        'setup'
      )
    );
  return problems;
}
