import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TACTIC_SLUGS, tacticSlug } from './check_threat';
import attack from './data/attack.json';
import { FAMILIES, RULES_ROOT } from './read';
import { MATRIX, riskScore, severityOf } from './risk';

const ROW = 'unusual_use';

const skeleton = (family: string, tactic: { id: string; name: string }, name: string, today: string) => {
  const { feasibility, severity } = MATRIX[ROW]!;
  const score = riskScore(MATRIX[ROW]!);
  return `[metadata]
creation_date = "${today}"
maturity = "production"
updated_date = "${today}"

[rule]
author = ["TRE Airlock"]
description = """
TODO: what happens, and why it matters in a TRE.
"""
false_positives = ["TODO: who does this rightly, and how to tell."]
from = "now-9m"
index = ["winlogbeat-*", "logs-windows.*"]
language = "eql"
license = "Apache-2.0"
name = ${JSON.stringify(name)}
note = """## Triage and analysis

1. TODO: a step that a person can take in Kibana.

### Response

TODO: what to do when it is true.
"""
references = ["${`https://attack.mitre.org/tactics/${tactic.id}/`}"]
risk_score = ${score}
rule_id = "${randomUUID()}"
setup = """TODO: what must be recorded. Works on plain Winlogbeat documents."""
severity = "${severityOf(score)}"
tags = [
  "Domain: TRE",
  "Family: ${family}",
  "OS: Windows",
  "Data Source: Sysmon",
  "Tactic: ${tactic.name}",
  "Risk: F${feasibility} S${severity}",
  "Matrix: ${ROW}",
]
timestamp_override = "event.ingested"
type = "eql"
query = '''
process where event.type == "start" and process.name : "TODO.exe"
'''

[[rule.threat]]
framework = "MITRE ATT&CK"
[rule.threat.tactic]
id = "${tactic.id}"
name = "${tactic.name}"
reference = "https://attack.mitre.org/tactics/${tactic.id}/"
`;
};

const PROOF = `import { proof, set, sysmonStart } from '../../proof';

export default proof({
  plain: true,
  hits: [set('TODO: what is done', sysmonStart({ image: 'C:\\\\TODO.exe' }))],
  misses: [set('TODO: its benign twin', sysmonStart({ image: 'C:\\\\Windows\\\\notepad.exe' }))],
});
`;

/** Makes the two files of a new rule and answers their names. Throws a sentence where the arguments do not fit. */
export function newRule(
  [family = '', tacticName = '', name = '']: readonly string[],
  root = RULES_ROOT,
  now = new Date()
): string[] {
  if (!(FAMILIES as readonly string[]).includes(family))
    throw new Error(`The family is one of ${FAMILIES.join(', ')}.`);
  const tactic = Object.entries(attack.tactics).find(([, title]) => tacticSlug(title) === tacticName);
  if (!tactic) throw new Error(`The tactic is one of ${TACTIC_SLUGS.join(', ')}.`);
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (slug === '') throw new Error('Give the new rule a name.');
  const folder = path.join(root, 'rules', family);
  const stem = path.join(folder, `${tacticName}_${slug}`);
  const files = [`${stem}.toml`, `${stem}.proof.ts`];
  for (const file of files) if (existsSync(file)) throw new Error(`${file} is there already.`);
  mkdirSync(folder, { recursive: true });
  const today = now.toISOString().slice(0, 10).replace(/-/g, '/');
  const [id, title] = tactic;
  writeFileSync(files[0]!, skeleton(family, { id, name: title }, name, today));
  writeFileSync(files[1]!, PROOF);
  return files;
}
