import type { Finding } from '../../../common';
import { judge } from '../../content/inspect';
import type { Judgement } from '../../content/inspect';
import type { Inspection } from '../../content/inspection';
import { BufferSource } from '../../content/source';
import type { Policy } from '../../policy';
import type { RuleId } from '../../rules';
import { decode } from '../git/commit';
import { analyseCarried } from '../languages/carried';
import { analyseLight } from '../languages/light';
import { analyseManifest } from '../languages/manifests';
import { analyseNotebook } from '../languages/notebook';
import { analysePython } from '../python/analyse';
import type { Observation } from '../python/analyse';
import { combine } from './combine';

/** Kinds of content that are data, whatever a push calls them. */
const DATA = new Set(['csv', 'tsv', 'ndjson']);
/** Lines beyond the threshold are ordinary in these. */
const LONG_LINED = new Set(['txt', 'md', 'tex', 'rst', 'json', 'csv', 'tsv', 'ndjson', 'ipynb', 'diff']);
const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

/** Judges one file of a push: what it is, what hides in it, and what its code does. Never throws. */
export function judgeBlob(path: string, content: Buffer, policy: Policy): Promise<Judgement> {
  return judge(path, new BufferSource(content), policy, {
    look: (inspection) => {
      const { how, id } = inspection.type;
      if (how === 'text' || how === 'structure') lookAtText(inspection, id, decode(content), policy);
    },
    keep: ({ type, findings }) => (type.id === 'ipynb' ? withoutPictures(findings, content) : findings),
  });
}

function lookAtText(inspection: Inspection, typeId: string, text: string, policy: Policy): void {
  if (text.startsWith(LFS_POINTER)) inspection.report('push/lfs-pointer');
  if (DATA.has(typeId)) inspection.report('code/data', { evidence: `${typeId}, ${text.length} characters` });
  if (typeId === 'json' && text.length > policy.threshold('codeJsonBytes'))
    inspection.report('code/data', { evidence: `json, ${text.length} characters` });
  if (!LONG_LINED.has(typeId)) checkLines(inspection, text, policy.threshold('codeLineLength'));
  const observed = [
    ...analyse(typeId, text, new Set(policy.libraries)),
    ...analyseManifest(inspection.name, text),
    ...analyseCarried(text),
  ];
  reportObserved(inspection, typeId, text, observed);
  const carries = new Set<RuleId>([
    ...observed.map(({ rule }) => rule),
    ...inspection.findings.map(({ rule }) => rule as RuleId),
  ]);
  for (const evidence of combine(carries)) inspection.report('python/combined', { evidence });
}

/** Characters of a line of code that are shown. */
const SHOWN_LINE = 200;

/** Each with the line of code that it is about, but for lines that hold a secret; a notebook's lines are JSON. */
function reportObserved(
  inspection: Inspection,
  typeId: string,
  text: string,
  observed: readonly Observation[]
): void {
  const lines = typeId === 'ipynb' ? [] : text.split('\n');
  const secret = new Set(
    [...observed, ...inspection.findings].flatMap(({ rule, line }) =>
      rule.endsWith('/secret') ? [line] : []
    )
  );
  for (const { rule, line, detail } of observed) {
    const code = secret.has(line) ? undefined : lines[line - 1]?.trim().slice(0, SHOWN_LINE);
    const evidence =
      code && detail !== undefined && !code.includes(detail) ? `${code}   (${detail})` : (code ?? detail);
    inspection.report(rule, { line, ...(evidence !== undefined && { evidence }) });
  }
}

function analyse(typeId: string, text: string, libraries: ReadonlySet<string>): Observation[] {
  if (typeId === 'python') return analysePython(text, libraries);
  if (typeId === 'ipynb') return analyseNotebook(text, libraries);
  return analyseLight(typeId, text);
}

/** The picture of an output, as Jupyter writes it. It was judged as the picture that it is, beside the notebook. */
const PICTURE_LINE = /^\s*"image\/(?:png|jpeg|gif)"\s*:\s*"/;

function withoutPictures(findings: readonly Finding[], content: Buffer): Finding[] {
  const suspects = findings.filter(({ rule, line }) => rule.startsWith('hidden/') && line !== undefined);
  if (suspects.length === 0) return [...findings];
  const lines = decode(content).split('\n');
  return findings.filter(
    (finding) => !suspects.includes(finding) || !PICTURE_LINE.test(lines[(finding.line ?? 0) - 1] ?? '')
  );
}

function checkLines(inspection: Inspection, text: string, longest: number): void {
  let line = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    line += 1;
    if (stop - start > longest)
      return inspection.report('code/minified', { line, evidence: `a line of ${stop - start} characters` });
    start = stop + 1;
  }
}
