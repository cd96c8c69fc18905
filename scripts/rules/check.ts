import type { Proof } from '../../detection-rules/proof';
import { checkProofs } from './check_proof';
import { checkQuery } from './check_query';
import { checkShape } from './check_shape';
import { checkThreat } from './check_threat';
import { readRules } from './read';
import type { Problem, RuleSource } from './read';

/** Two files may not share these. */
function checkUnique(rules: readonly RuleSource[]): Problem[] {
  const problems: Problem[] = [];
  const keys: Array<[string, (source: RuleSource) => string]> = [
    ['rule_id', ({ rule }) => rule.rule_id],
    ['name', ({ rule }) => rule.name],
    // Elastic's own checker wants them unique over all folders.
    ['file name', ({ slug }) => slug],
  ];
  for (const [key, of] of keys) {
    const first = new Map<string, string>();
    for (const source of rules) {
      const value = of(source).toLowerCase();
      const other = first.get(value);
      if (other !== undefined) problems.push(source.problem(`the ${key} is that of ${other}`, 'rule', key));
      else first.set(value, source.file);
    }
  }
  return problems;
}

/** What is wrong with rules that could be read, apart from their proofs. */
export const checkRules = (rules: readonly RuleSource[]): Problem[] => [
  ...rules.flatMap((source) => [...checkShape(source), ...checkThreat(source), ...checkQuery(source)]),
  ...checkUnique(rules),
];

export interface Checked {
  rules: RuleSource[];
  /** By the rule's file. */
  proofs: Map<string, Proof>;
  problems: Problem[];
}

/** The whole pack with its proofs, and everything that is wrong with it. */
export async function checkPack(): Promise<Checked> {
  const { rules, problems } = readRules();
  const proven = await checkProofs(rules);
  return { rules, proofs: proven.proofs, problems: [...problems, ...checkRules(rules), ...proven.problems] };
}
