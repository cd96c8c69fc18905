import { LEVELS, LIMITS, decode, objectId, resultOfFindings } from '../../../common';
import type { Finding, Level, Result, Risk, Software } from '../../../common';
import { findsSecrets, isKnownTool } from './known_tools';
import { asCount, asList, asObject, asText } from './json_reader';
import type { Json } from './json_reader';

/** Results of one run that are read; the gravest are kept. */
const MAX_RESULTS = 20_000;
const MAX_RULES = 20_000;

/** What one run of SARIF 2.1.0 says. */
export interface SarifRun {
  scanner: Software;
  result: Result;
  findings: Finding[];
  scan: 'complete' | 'error';
  /** From `versionControlProvenance`, as far as the tool knew. */
  repository?: string;
  commit?: string;
  branch?: string;
}

/** Reads one run (SARIF 2.1.0, 3.14). A tool that failed, or whose levels nobody knows, never passes. */
export function readRun(value: unknown): SarifRun {
  const run = asObject(value);
  const driver = asObject(asObject(run.tool).driver);
  const name = asText(driver.name, 100) ?? 'unknown tool';
  const version = asText(driver.semanticVersion, 100) ?? asText(driver.version, 100) ?? 'unknown';
  const known = isKnownTool(name);
  const rules = readRules(driver);
  const results = asList(run.results);
  const findings = results
    .slice(0, MAX_RESULTS)
    .map(asObject)
    .filter(({ kind }) => kind === undefined || kind === 'fail' || kind === 'open' || kind === 'review')
    .map((result) => readResult(result, name, known, rules))
    .sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level))
    .slice(0, LIMITS.findingsPerPush);
  const failed =
    asList(run.invocations).some((invocation) => asObject(invocation).executionSuccessful === false) ||
    !Array.isArray(run.results) ||
    results.length > MAX_RESULTS;
  const result = resultOfFindings(findings);
  return {
    scanner: { name, version },
    result: result === 'pass' && (failed || !known) ? 'review' : result,
    findings,
    scan: failed ? 'error' : 'complete',
    ...readProvenance(run),
  };
}

function readRules(driver: Json): ReadonlyMap<string, Json> {
  const rules = asList(driver.rules).slice(0, MAX_RULES).map(asObject);
  return new Map(rules.flatMap((rule) => (typeof rule.id === 'string' ? [[rule.id, rule]] : [])));
}

function readResult(result: Json, tool: string, known: boolean, rules: ReadonlyMap<string, Json>): Finding {
  const id = asText(result.ruleId, 150) ?? asText(asObject(result.rule).id, 150) ?? 'finding';
  const rule = rules.get(id) ?? {};
  const location = asObject(asObject(asList(result.locations)[0]).physicalLocation);
  const region = asObject(location.region);
  const snippet = findsSecrets(tool)
    ? undefined
    : asText(asObject(region.snippet).text, LIMITS.evidenceLength);
  const file = filePath(asObject(location.artifactLocation).uri);
  const line = asCount(region.startLine);
  const commit = asText(asObject(result.partialFingerprints).commitSha, 64);
  const help = asText(asObject(rule.help).text, LIMITS.messageLength);
  return {
    rule: `${tool}/${id}`.slice(0, 200),
    level: levelOf(result, rule, known),
    message: messageOf(result, rule, LIMITS.messageLength),
    ...(snippet !== undefined && { evidence: snippet }),
    ...(help !== undefined && { help }),
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(commit !== undefined && decode(objectId, commit).ok && { commit }),
    risk: riskOf(result, rule),
  };
}

/** The result's own level, else the rule's, else "warning" (3.27.10). Findings that the source suppresses count as well: the pusher wrote that. */
function levelOf(result: Json, rule: Json, known: boolean): Level {
  const said = result.level ?? asObject(rule.defaultConfiguration).level ?? 'warning';
  if (said === 'none' || said === 'note') return 'note';
  return said === 'error' && known ? 'error' : 'warning';
}

function messageOf(result: Json, rule: Json, length: number): string {
  const own = asObject(result.message);
  return (
    asText(own.text, length) ??
    asText(own.markdown, length) ??
    asText(asObject(rule.shortDescription).text, length) ??
    asText(asObject(rule.fullDescription).text, length) ??
    'The tool gave no message.'
  );
}

/** `security-severity` (0 to 10) or `rank` (0 to 100) as severity; how feasible the misuse is no tool says: 2 of 5. */
function riskOf(result: Json, rule: Json): Risk {
  const security = Number(asObject(rule.properties)['security-severity'] ?? NaN);
  const rank = typeof result.rank === 'number' ? result.rank / 10 : NaN;
  const tenth = Number.isFinite(security) ? security : rank;
  const severity = Number.isFinite(tenth) ? Math.min(5, Math.max(1, Math.ceil(tenth / 2))) : 3;
  return { feasibility: 2, severity };
}

/** A path within the repository: percent-encoding undone, a scheme and leading `./` and `/` taken away. */
function filePath(uri: unknown): string | undefined {
  const text = asText(uri, LIMITS.pathLength);
  if (text === undefined) return undefined;
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // Not encoded, but with a percent sign in its name.
  }
  return asText(plain.replace(/^file:\/\//, '').replace(/^(?:\.?\/)+/, ''), LIMITS.pathLength);
}

function readProvenance(run: Json): Pick<SarifRun, 'repository' | 'commit' | 'branch'> {
  const provenance = asObject(asList(run.versionControlProvenance)[0]);
  const repository = asText(provenance.repositoryUri, 512);
  const commit = asText(provenance.revisionId, 64);
  const branch = asText(provenance.branch, 500);
  return {
    ...(repository !== undefined && { repository }),
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
  };
}
