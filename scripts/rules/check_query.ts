import { fieldsOfIndex, INDEX_PATTERNS, needsQuestionMark } from './fields';
import type { Fields } from './fields';
import { fieldsOf, queryCode } from './query/code';
import type { NamedField } from './query/code';
import { KqlFault, readSharedKql } from './query/kql';
import type { Problem, RuleSource } from './read';

const CATEGORIES =
  /\b(any|process|network|file|registry|driver|library|configuration|iam|authentication|session|host|dns)\s+where\b/;
const SEQUENCE = /^\s*(sequence|sample)\b/;
const METADATA = ['_id', '_index', '_version'];

export const isSequence = ({ rule }: RuleSource): boolean => rule.type === 'eql' && SEQUENCE.test(rule.query);

/** Fields that a rule's query and its parameters name. */
export function fieldsNamed({ rule }: RuleSource): string[] {
  const queried =
    rule.language === 'kuery'
      ? readSharedKql(rule.query).map(({ name }) => name)
      : fieldsOf(queryCode(rule.query).code).map(({ name }) => name);
  const { threshold, new_terms: newTerms } = rule;
  const counted = (threshold?.cardinality ?? []).map(({ field }) => field);
  return [
    ...new Set([...queried, ...(threshold?.field ?? []), ...counted, ...(newTerms?.value ?? [])]),
  ].sort();
}

const lineWithin = (query: string, at: number) => query.slice(0, at).split('\n').length - 1;

/** The fields with their places; problems where the form of the query is broken. */
function named(source: RuleSource, tell: (reason: string, at: number) => void): NamedField[] {
  const { language, query } = source.rule;
  if (language === 'kuery') {
    try {
      return readSharedKql(query).map((field) => ({ ...field, optional: false }));
    } catch (error) {
      if (!(error instanceof KqlFault)) throw error;
      tell(error.message, error.at);
      return [];
    }
  }
  const { code, fault } = queryCode(query);
  if (fault) {
    tell(fault.reason, fault.at);
    return [];
  }
  if (language === 'eql' && !CATEGORIES.test(code)) tell('no "<category> where" in an EQL query', 0);
  if (language === 'esql') {
    const from = code.trimStart().split('|')[0] ?? '';
    if (!/^from\b/i.test(from) || !METADATA.every((name) => from.includes(name)))
      tell(`an ES|QL rule begins with from … metadata ${METADATA.join(', ')}`, 0);
    const keep = code.split('|').find((part) => /^\s*keep\b/i.test(part));
    if (!keep?.includes('*') && !METADATA.every((name) => keep?.includes(name)))
      tell(`an ES|QL rule keeps ${METADATA.join(', ')}`, 0);
  }
  return fieldsOf(code);
}

/** Index patterns that an ES|QL query names itself. */
const esqlIndices = (query: string): string[] =>
  (/^\s*from\s+([^|]*?)\s+metadata\b/i.exec(query)?.[1] ?? '').split(',').map((name) => name.trim());

/** The query's form, and whether every field is declared by an index that the rule reads. */
export function checkQuery(source: RuleSource): Problem[] {
  const { rule, problem } = source;
  const problems: Problem[] = [];
  const start = problem('', 'rule', 'query').line;
  const tell = (reason: string, at: number) => {
    const line = start === undefined ? undefined : start + lineWithin(rule.query, at);
    problems.push({ ...problem(`query: ${reason}`, 'rule', 'query'), line });
  };
  const declared: Fields[] = [];
  for (const index of rule.language === 'esql' ? esqlIndices(rule.query) : (rule.index ?? [])) {
    const found = fieldsOfIndex(index);
    if (found) declared.push(found);
    else problems.push(problem(`index ${index} is none of ${INDEX_PATTERNS.join(', ')}`, 'rule', 'index'));
  }
  const isDeclared = (name: string) => declared.some((fields) => fields.has(name));
  const fields = named(source, tell);
  for (const { name, optional, at } of fields) {
    // A column that an ES|QL query makes itself has no dot or begins with Esql.
    if (rule.language === 'esql' && /^Esql/.test(name)) continue;
    if (!isDeclared(name)) tell(`the field ${name} is declared by no index of the rule`, at);
    else if (rule.language === 'eql' && needsQuestionMark(name) && !optional)
      tell(`write ?${name}: EQL fails where no index has mapped it yet`, at);
  }
  const { threshold, new_terms: newTerms } = rule;
  const parameters = [
    ...(threshold?.field ?? []),
    ...(threshold?.cardinality ?? []).map(({ field }) => field),
    ...(newTerms?.value ?? []),
  ];
  for (const name of parameters)
    if (!isDeclared(name))
      problems.push(problem(`the field ${name} is declared by no index of the rule`, 'rule', rule.type));
  return problems;
}
