import path from 'node:path';
import type { Proof } from '../../detection-rules/proof';
import { RULES_ROOT, ruleFiles } from './read';
import type { Problem, RuleSource } from './read';

export const LEAST_SETS = 3;

export const proofFile = (source: Pick<RuleSource, 'file'>): string =>
  source.file.replace(/\.toml$/, '.proof.ts');

/** The proof beside a rule. Throws where there is none. */
export async function loadProof(source: Pick<RuleSource, 'file'>): Promise<Proof> {
  const loaded = (await import(path.join(RULES_ROOT, proofFile(source)))) as { default: Proof };
  return loaded.default;
}

/** What a proof must have before anybody runs it. */
export function proofProblems(file: string, proof: Proof): Problem[] {
  const reasons: string[] = [];
  if (proof.hits.length < LEAST_SETS)
    reasons.push(`${proof.hits.length} hits, at least ${LEAST_SETS} are needed`);
  if (proof.misses.length < proof.hits.length)
    reasons.push(`${proof.misses.length} benign twins for ${proof.hits.length} hits`);
  const sets = [...proof.hits, ...proof.misses];
  for (const { words, events } of sets) {
    if (words.trim() === '') reasons.push('a set has no words');
    if (events.length === 0) reasons.push(`"${words}" has no events`);
  }
  const twice = sets.map(({ words }) => words).filter((words, index, all) => all.indexOf(words) !== index);
  for (const words of twice) reasons.push(`two sets are called "${words}"`);
  for (const { words, exception } of proof.hits)
    if (exception) reasons.push(`"${words}" is a hit and cannot have an exception`);
  return reasons.map((reason) => ({ file, reason }));
}

/** The proofs of the rules, what is wrong with them, and proofs without a rule. */
export async function checkProofs(
  rules: readonly RuleSource[]
): Promise<{ proofs: Map<string, Proof>; problems: Problem[] }> {
  const problems: Problem[] = [];
  const proofs = new Map<string, Proof>();
  const there = new Set(ruleFiles('.proof.ts'));
  const tomls = new Set(ruleFiles('.toml'));
  for (const file of there)
    if (!tomls.has(file.replace(/\.proof\.ts$/, '.toml'))) problems.push({ file, reason: 'proves no rule' });
  for (const source of rules) {
    const file = proofFile(source);
    if (!there.has(file)) {
      problems.push({ file: source.file, reason: `has no proof (${path.basename(file)})` });
      continue;
    }
    const proof = await loadProof(source);
    proofs.set(source.file, proof);
    problems.push(...proofProblems(file, proof));
  }
  return { proofs, problems };
}
