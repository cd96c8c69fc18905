import attack from './data/attack.json';
import type { Problem, RuleSource } from './read';

const TACTICS: Readonly<Record<string, string>> = attack.tactics;
const TECHNIQUES: Readonly<Record<string, { name: string; tactics: string[] }>> = attack.techniques;
const SITE = 'https://attack.mitre.org';

const own = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;

/** The tactic's name as it stands in tags, in file names (`defense_evasion`) and in ATT&CK's list. */
export const tacticSlug = (name: string): string => name.toLowerCase().replace(/ /g, '_');
export const TACTIC_SLUGS = Object.values(TACTICS).map(tacticSlug);

/** Ids, names, addresses, and each technique under its tactic (ATT&CK as Elastic's stacks 8.x know it). */
export function checkThreat({ rule, slug, problem }: RuleSource): Problem[] {
  const problems: Problem[] = [];
  rule.threat.forEach(({ tactic, technique = [] }, index) => {
    const base = ['rule', 'threat', String(index)];
    const told = (reason: string, ...at: string[]) => problems.push(problem(reason, ...base, ...at));
    if (own(TACTICS, tactic.id) !== tactic.name)
      told(`${tactic.id} is not the tactic ${tactic.name}`, 'tactic', 'id');
    if (tactic.reference !== `${SITE}/tactics/${tactic.id}/`)
      told(`the address of ${tactic.id} is ${SITE}/tactics/${tactic.id}/`, 'tactic', 'reference');
    technique.forEach((each, place) => {
      const subtechniques = each.subtechnique ?? [];
      [each, ...subtechniques].forEach((entry, nested) => {
        const at = ['technique', String(place), ...(nested > 0 ? ['subtechnique', String(nested - 1)] : [])];
        const known = own(TECHNIQUES, entry.id);
        if (!known) {
          told(`${entry.id} is no technique of scripts/rules/data/attack.json`, ...at, 'id');
          return;
        }
        if (known.name !== entry.name) told(`${entry.id} is called ${known.name}`, ...at, 'name');
        if (!known.tactics.includes(tactic.id)) told(`${entry.id} is not of ${tactic.name}`, ...at, 'id');
        if (entry.reference !== `${SITE}/techniques/${entry.id.replace('.', '/')}/`)
          told(`the address of ${entry.id} is another one`, ...at, 'reference');
        if (nested > 0 && !entry.id.startsWith(`${each.id}.`))
          told(`${entry.id} is not of ${each.id}`, ...at, 'id');
      });
    });
    if (!rule.tags.includes(`Tactic: ${tactic.name}`))
      problems.push(problem(`the tag "Tactic: ${tactic.name}" is missing`, 'rule', 'tags'));
  });
  if (!rule.threat.some(({ tactic }) => slug.startsWith(`${tacticSlug(tactic.name)}_`)))
    problems.push(problem('the file name does not begin with a tactic of the rule', 'rule', 'threat', '0'));
  return problems;
}
