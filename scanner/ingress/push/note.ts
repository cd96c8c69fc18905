import type { Finding } from '../../../common';
import { LIMITS } from '../../../common';
import type { Policy } from '../../policy';
import { findRule } from '../../rules';
import type { RuleId } from '../../rules';

/** Something about a push that no file's content says. */
export interface Note {
  rule: RuleId;
  file?: string;
  commit?: string;
  line?: number;
  evidence?: string;
}

const wellFormed = (text: string, length: number) =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '');

/** The finding of a note, or undefined where the policy switched its rule off. */
export function findingOf(
  { rule: id, file, commit, line, evidence }: Note,
  policy: Policy
): Finding | undefined {
  const rule = findRule(id);
  if (!rule) throw new Error(`There is no rule "${id}".`);
  const level = policy.levelOf(rule);
  if (level === 'off') return undefined;
  return {
    rule: id,
    level,
    message: rule.title,
    risk: rule.risk,
    help: rule.help,
    ...(file && { file: wellFormed(file, LIMITS.pathLength) }),
    ...(commit && { commit }),
    ...(line !== undefined && { line }),
    ...(evidence !== undefined && { evidence: wellFormed(evidence, LIMITS.evidenceLength) }),
  };
}
