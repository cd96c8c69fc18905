import { LEVELS, riskOfFindings, worstResult } from '../../common';
import type { Finding, Result, VerdictRef } from '../../common';
import type { StoredFile, Superseded } from '../requests/request_store';

/** Rule ids kept beside a file or a scanner's word on it. */
const MAX_RULES = 10;
/** Scanners whose word is kept beside one file or push. */
const MAX_SCANNERS = 10;
/** Replaced keys that are kept, so that a late resend of an old verdict does not count as news. */
const MAX_EARLIER = 10;

/** A verdict with its key, as it is merged into a request. */
export interface KeyedVerdict {
  key: string;
  scanner: string;
  result: Result;
  findings: readonly Finding[];
}

/** Rule ids, gravest first, each once. */
function gravestRules(findings: readonly Finding[]): string[] {
  const rules = new Set<string>();
  for (const level of [...LEVELS].reverse())
    for (const finding of findings) if (finding.level === level) rules.add(finding.rule);
  return [...rules].slice(0, MAX_RULES);
}

function toRef({ key, scanner, result, findings }: KeyedVerdict): VerdictRef {
  if (findings.length === 0) return { key, scanner, result };
  const risk = riskOfFindings(findings);
  const levels: [number, number, number] = [0, 0, 0];
  for (const { level } of findings) levels[LEVELS.indexOf(level)] = (levels[LEVELS.indexOf(level)] ?? 0) + 1;
  return { key, scanner, result, ...(risk > 0 ? { risk } : {}), rules: gravestRules(findings), levels };
}

interface Judged extends Superseded {
  verdicts: VerdictRef[];
}

/** Whether the request took this verdict before, be it replaced since or not. */
export const knowsVerdict = (judged: Judged | undefined, key: string): boolean =>
  judged !== undefined &&
  (judged.verdicts.some((ref) => ref.key === key) || (judged.earlier?.includes(key) ?? false));

/** Why a scanner's word cannot be kept, or undefined when it can. */
export function scannerProblem(judged: Judged | undefined, scanner: string): string | undefined {
  if (!judged || judged.verdicts.length < MAX_SCANNERS) return undefined;
  return judged.verdicts.some((ref) => ref.scanner === scanner)
    ? undefined
    : `has verdicts of ${MAX_SCANNERS} scanners already, which is the most that are kept`;
}

/** A scanner's newer word replaces its earlier one; the other scanners' stay. */
export function mergeRef(
  judged: Judged,
  verdict: KeyedVerdict
): Required<Pick<Judged, 'verdicts'>> & Superseded {
  const replaced = judged.verdicts.find(({ scanner }) => scanner === verdict.scanner);
  const verdicts = [...judged.verdicts.filter((ref) => ref !== replaced), toRef(verdict)];
  const earlier = replaced ? [...(judged.earlier ?? []), replaced.key].slice(-MAX_EARLIER) : judged.earlier;
  return { verdicts, ...(earlier ? { earlier } : {}) };
}

/** Result, risk and rules of a file, from what every scanner last said of it. */
export function mergeFile(
  base: StoredFile | undefined,
  file: { path: string; size: number; sha256: string; type?: string },
  verdict: KeyedVerdict
): StoredFile {
  const { verdicts, earlier } = mergeRef(base ?? { verdicts: [] }, verdict);
  const type = file.type ?? base?.type;
  const gravest = [...verdicts].sort((a, b) =>
    a.result === b.result
      ? (b.risk ?? 0) - (a.risk ?? 0)
      : worstResult([a.result, b.result]) === a.result
        ? -1
        : 1
  );
  return {
    path: file.path,
    size: file.size,
    sha256: file.sha256,
    ...(type ? { type } : {}),
    result: worstResult(verdicts.map(({ result }) => result)),
    risk: Math.max(0, ...verdicts.map(({ risk }) => risk ?? 0)),
    rules: [...new Set(gravest.flatMap(({ rules }) => rules ?? []))].slice(0, MAX_RULES),
    verdicts,
    votes: base?.votes ?? [],
    ...(earlier ? { earlier } : {}),
  };
}
