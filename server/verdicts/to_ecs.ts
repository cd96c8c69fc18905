import { riskOfFindings } from '../../common';
import type {
  Direction,
  FileVerdict,
  Finding,
  PolicyRef,
  Push,
  Result,
  Software,
  StoredVerdict,
} from '../../common';

/**
 * Verdicts as ECS 8.3 documents. Fields: https://www.elastic.co/guide/en/ecs/8.3/ecs-field-reference.html
 * (event, file, hash, user, rule, observer, related); what ECS has no word for is under `tre`.
 */
const ECS_VERSION = '8.3.0';

/** What all verdicts of one batch share. */
export interface VerdictContext {
  request: { id: string; direction: Direction };
  project: { id: string; name: string };
  scanner: Software;
  policy: PolicyRef;
  researcher?: string;
  /** Kibana account that sent the batch. */
  submittedBy: string;
  /** When it arrived, ISO 8601. */
  receivedAt: string;
  /** It arrived after the request was closed. */
  late: boolean;
}

interface Judgement {
  result: Result;
  findings: readonly Finding[];
  scan?: StoredVerdict['scan'];
  created?: string;
}

const unique = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined && value !== '')),
];

/** Number of findings of each level. */
function levelCounts(findings: readonly Finding[]) {
  const counts = { note: 0, warning: 0, error: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

function base(key: string, context: VerdictContext, judgement: Judgement) {
  const { scanner, policy, request, project } = context;
  const scan = judgement.scan ?? 'complete';
  const risk = riskOfFindings(judgement.findings);
  const rules = unique(judgement.findings.map(({ rule }) => rule));
  return {
    '@timestamp': context.receivedAt,
    ecs: { version: ECS_VERSION },
    data_stream: { type: 'logs', dataset: 'tre.verdict', namespace: 'default' },
    event: {
      id: key,
      kind: 'event',
      module: 'tre',
      dataset: 'tre.verdict',
      category: ['file'],
      type: ['info'],
      action: `${request.direction}-verdict`,
      outcome: scan === 'complete' ? 'success' : 'failure',
      created: judgement.created,
      risk_score: risk,
    },
    observer: { type: 'scanner', name: scanner.name, product: scanner.name, version: scanner.version },
    ...(rules.length > 0 ? { rule: { id: rules } } : {}),
    tre: {
      project,
      request,
      verdict: {
        result: judgement.result,
        scan,
        risk,
        policy,
        levels: unique(judgement.findings.map(({ level }) => level)),
        counts: levelCounts(judgement.findings),
        findings: judgement.findings,
        submitted_by: context.submittedBy,
        ...(context.late ? { late: true } : {}),
      },
    },
  };
}

/** The part after the last slash of either kind: the scanner may run on Windows. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** ECS file.extension: without the dot; none for `.bashrc` or `Makefile`. */
function extension(name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  return dot > 0 && dot < name.length - 1 ? name.slice(dot + 1).toLowerCase() : undefined;
}

/** One file's verdict as a document of the stream. */
export function fileVerdictToEcs(
  key: string,
  context: VerdictContext,
  verdict: FileVerdict
): Record<string, unknown> {
  const document = base(key, context, verdict);
  const name = fileName(verdict.path);
  return {
    ...document,
    message: `${context.scanner.name}: ${verdict.result} for ${verdict.path}`,
    file: {
      path: verdict.path,
      name,
      extension: extension(name),
      type: 'file',
      size: verdict.size,
      hash: { sha256: verdict.sha256 },
      mime_type: verdict.mime,
      owner: verdict.owner,
      mtime: verdict.modified,
    },
    user: context.researcher === undefined ? undefined : { name: context.researcher },
    related: {
      hash: [verdict.sha256],
      user: unique([context.researcher, verdict.owner, context.submittedBy]),
    },
    tre: {
      ...document.tre,
      verdict: { ...document.tre.verdict, ...(verdict.type ? { type: verdict.type } : {}) },
    },
  };
}

/** A push's verdict as one document: findings name their file, line and commit themselves. */
export function pushVerdictToEcs(
  key: string,
  context: VerdictContext,
  push: Push,
  judgement: Judgement
): Record<string, unknown> {
  const document = base(key, context, judgement);
  return {
    ...document,
    message: `${context.scanner.name}: ${judgement.result} for the push of ${push.after} to ${push.ref}`,
    user: { name: push.pusher },
    related: { user: unique([push.pusher, context.submittedBy]) },
    tre: {
      ...document.tre,
      push: {
        repository: push.repository,
        ref: push.ref,
        before: push.before,
        after: push.after,
        pusher: push.pusher,
        commits: push.commits.map(({ id }) => id),
        count: push.commits.length,
      },
    },
  };
}
