import { isOpen, resultProblem } from '../../common';
import type { IngressVerdict, SubmissionAnswer } from '../../common';
import { badRequest, unavailable } from '../errors';
import type { Call } from '../router/route';
import { checkPush, mergePush } from './merge_push';
import type { PushVerdict } from './merge_push';
import { knowsVerdict, scannerProblem } from './merge_verdict';
import { checkTakesVerdicts, healedByResending, namedProject } from './submission';
import { pushVerdictToEcs } from './to_ecs';
import type { AddOutcome } from './verdict_stream';
import { isSamePush, pushKey } from './verdict_key';

function check(body: IngressVerdict): void {
  const problem = resultProblem(body);
  if (problem !== undefined) throw badRequest(`The verdict ${problem}.`);
  const times = [body.created, ...body.push.commits.map(({ time }) => time)];
  if (times.some((time) => time !== undefined && Number.isNaN(Date.parse(time))))
    throw badRequest('The verdict or one of its commits has a time that does not exist.');
}

function refuse({ status, error }: AddOutcome): never {
  if (status === 'refused') throw badRequest(`Elasticsearch refused the verdict: ${error}`);
  throw unavailable(`The verdict was not stored: ${error}. Send it again in a moment.`);
}

/** POST /ingress/verdicts in our own JSON. The stream first, then the request, as with files. */
export async function submitPush(call: Call, body: IngressVerdict): Promise<SubmissionAnswer> {
  check(body);
  const { requests, verdicts, audit } = call.services;
  const { id } = body.request;
  const judge = { request: id, scanner: body.scanner, policy: body.policy };
  const key = pushKey(judge, body.push, body);
  const [project, read] = await Promise.all([namedProject(call, body.project), requests.find(id)]);
  const verdict: PushVerdict = { body, project, by: call.user, key };
  const current = read?.document;
  checkTakesVerdicts(project, current);
  if (current) checkPush(current, verdict);
  const pushed = current?.pushed && isSamePush(current.pushed, body.push) ? current.pushed : undefined;
  const problem = scannerProblem(pushed, body.scanner.name);
  if (problem !== undefined) throw badRequest(`The push ${problem}.`);

  return healedByResending(async () => {
    const planned = mergePush(current, verdict);
    let outcome: AddOutcome = { status: 'duplicate' };
    if (!knowsVerdict(pushed, key)) {
      const context = {
        request: { id, direction: 'ingress' as const },
        project: { id: project.id, name: project.name },
        scanner: body.scanner,
        policy: body.policy,
        submittedBy: call.user,
        receivedAt: new Date().toISOString(),
        late: current !== undefined && !isOpen(current.status),
      };
      const document = pushVerdictToEcs(key, context, body.push, body);
      outcome = (await verdicts.add([{ key, document }]))[0] ?? { status: 'failed', error: 'no answer' };
      if (outcome.status === 'refused' || outcome.status === 'failed') refuse(outcome);
    }
    const request = await requests.update(
      id,
      (latest) => (latest === current ? planned : mergePush(latest, verdict)),
      { read: read ?? null }
    );
    if (request.revision !== current?.revision) void audit.copy(id);
    return {
      request: { id, status: request.status, revision: request.revision, received: 1, expected: 1 },
      items: [{ path: body.push.ref, ...outcome }],
    };
  });
}
