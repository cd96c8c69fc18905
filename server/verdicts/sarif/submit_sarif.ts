import {
  decode,
  describeProblem,
  ingressVerdict,
  object,
  objectId,
  projectId,
  text,
  uuid,
} from '../../../common';
import type { IngressVerdict, Push, SubmissionAnswer, TypeOf } from '../../../common';
import { badRequest } from '../../errors';
import { textHash } from '../../requests/canonical_hash';
import type { Call } from '../../router/route';
import { submitPush } from '../submit_push';
import { asList, asObject } from './json_reader';
import { readRun } from './read_run';
import type { SarifRun } from './read_run';

/** Runs (tools) of one log. */
const MAX_RUNS = 20;
const ZERO = '0'.repeat(40);
/** SARIF says nothing of a policy: the tool's own rules are one. */
const POLICY = { id: 'sarif', version: '2.1.0' };

/** What SARIF does not say, or not always. Without `request` tools that judge the same commit share one request. */
export const sarifQuery = object(
  {},
  {
    project: projectId,
    request: uuid,
    repository: text(512, 1),
    ref: text(512, 1),
    before: objectId,
    commit: objectId,
    pusher: text(256, 1),
  }
);
export type SarifQuery = TypeOf<typeof sarifQuery>;

/** POST /ingress/verdicts with SARIF 2.1.0: each run is the verdict of one tool on the same push. */
export async function submitSarif(call: Call, query: SarifQuery, body: unknown): Promise<SubmissionAnswer> {
  const log = asObject(body);
  const runs = asList(log.runs);
  if (log.version !== '2.1.0')
    throw badRequest('The body is no SARIF log of version 2.1.0: "version" says otherwise.');
  if (runs.length < 1 || runs.length > MAX_RUNS)
    throw badRequest(`"runs" must have 1 to ${MAX_RUNS} entries, has ${runs.length}.`);
  const read = runs.map(readRun);
  const { project } = query;
  if (project === undefined) throw badRequest('Say in the query which project it is: ?project=…');
  const push = pushOf(query, read[0] as SarifRun, call.user);
  const id = query.request ?? derivedId(project, push.repository, push.after);
  const known = (await call.services.requests.find(id))?.document.pushed;
  // What the first scanner said of the push stays: SARIF knows less of it.
  const same =
    known && known.repository === push.repository && known.after === push.after ? known : undefined;
  const answers: SubmissionAnswer[] = [];
  for (const run of read) answers.push(await submitPush(call, verdictOf(project, id, same ?? push, run)));
  const last = answers[answers.length - 1] as SubmissionAnswer;
  return { ...last, items: answers.flatMap(({ items }) => items) };
}

function pushOf(query: SarifQuery, run: SarifRun, user: string): Push {
  const repository = query.repository ?? run.repository;
  const after = query.commit ?? run.commit;
  const hint = 'in the query, or in "versionControlProvenance" of the first run';
  if (repository === undefined) throw badRequest(`Say which repository it is: "repository" ${hint}.`);
  if (after === undefined || !decode(objectId, after).ok)
    throw badRequest(`Say which commit was judged, with its whole id: "commit" ${hint}.`);
  const branch = run.branch === undefined ? 'HEAD' : `refs/heads/${run.branch.replace(/^refs\/heads\//, '')}`;
  return {
    repository,
    ref: query.ref ?? branch,
    before: query.before ?? ZERO,
    after,
    commits: [],
    pusher: query.pusher ?? user,
  };
}

function verdictOf(project: string, id: string, push: Push, run: SarifRun): IngressVerdict {
  const { repository, ref, before, after, commits, pusher, permalink, files } = push;
  const body = {
    project,
    request: { id },
    scanner: run.scanner,
    policy: POLICY,
    push: {
      ...{ repository, ref, before, after, commits, pusher },
      ...(permalink !== undefined && { permalink }),
      ...(files !== undefined && { files }),
    },
    result: run.result,
    findings: run.findings,
    scan: run.scan,
  };
  const decoded = decode(ingressVerdict, body);
  if (!decoded.ok)
    throw badRequest(`The log cannot be taken: ${decoded.problems.map(describeProblem).join('; ')}`);
  return decoded.value;
}

/** A UUID that is the same for the same commit of the same repository, in the form of version 8 (RFC 9562, 5.8). */
export function derivedId(project: string, repository: string, commit: string): string {
  const hash = textHash(['tre-airlock/push', project, repository, commit].join('\0'));
  const variant = ((parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
