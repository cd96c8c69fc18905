import type { Log, ReportingDescriptor, Result } from 'sarif';

import type { Finding } from '../../common';
import type { Rule } from '../rules';

/** A finding and the file that it is about. */
export interface Located {
  path: string;
  finding: Finding;
}

/** `https://…` of the schema is what readers of SARIF go by; nothing is fetched from it. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 of findings, with the rules that they name. Risk is given as `rank` (0 to 100) too. */
export function sarifLog(version: string, rules: readonly Rule[], located: readonly Located[]): Log {
  const used = [...new Set(located.map(({ finding }) => finding.rule))].sort();
  const index = new Map(used.map((id, position) => [id, position]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'tre-airlock', version, rules: used.map((id) => descriptor(id, byId.get(id))) },
        },
        columnKind: 'utf16CodeUnits',
        results: located.map(({ path, finding }) => result(path, finding, index.get(finding.rule) ?? 0)),
      },
    ],
  };
}

function descriptor(id: string, rule: Rule | undefined): ReportingDescriptor {
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.explain },
    help: { text: rule.help },
    defaultConfiguration: { level: rule.level },
  };
}

function result(path: string, finding: Finding, ruleIndex: number): Result {
  const { risk, commit } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.level,
    message: { text: finding.message },
    ...(risk && { rank: risk.feasibility * risk.severity * 4 }),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          ...(finding.line !== undefined && { region: { startLine: finding.line } }),
        },
      },
    ],
    properties: {
      ...(finding.evidence !== undefined && { evidence: finding.evidence }),
      ...(risk && { risk }),
      ...(commit !== undefined && { commit }),
    },
  };
}
