import type { Action, Direction, Finding, RequestState, Result } from '../../common';
import { eventToEcs, stepToEcs } from '../../server/requests/audit_to_ecs';
import { fileVerdictToEcs, pushVerdictToEcs } from '../../server/verdicts/to_ecs';
import { SYSTEM } from '../../server/verdicts/moves';
import type { VerdictContext } from '../../server/verdicts/to_ecs';
import { isoTime } from '../../simulator/windows_event';
import { createHash } from 'node:crypto';
import type { Stage } from './stage';
import type { StoredKindOfEvent } from './types';

/** Which request of the set; sets with one request leave `request` out, sets within one project `project`. */
interface Where {
  request?: string;
  project?: string;
  direction?: Direction;
}

const sha = (text: string, algorithm: 'sha1' | 'sha256' = 'sha256') =>
  createHash(algorithm).update(text).digest('hex');

/** Who moves a request by the rules rather than by hand has one name in every project. */
const actor = (stage: Stage, name: string) => (name === SYSTEM ? SYSTEM : stage.person(name));

const requestOf = (stage: Stage, where: Where, direction: Direction) => ({
  id: stage.uuid(`request ${where.request ?? ''}`),
  direction: where.direction ?? direction,
});

interface Judged extends Where {
  result: Result;
  findings?: Finding[];
  scan?: 'complete' | 'error';
  researcher?: string;
  scanner?: string;
  late?: boolean;
}

function context(stage: Stage, at: number, judged: Judged, direction: Direction): VerdictContext {
  return {
    request: requestOf(stage, judged, direction),
    project: stage.project(judged.project),
    scanner: { name: judged.scanner ?? 'tre-airlock', version: '0.1.0' },
    policy: { id: 'default', version: '1' },
    ...(direction === 'egress' ? { researcher: stage.person(judged.researcher ?? 'analyst') } : {}),
    submittedBy: 'scanner-egress',
    receivedAt: isoTime(at),
    late: judged.late ?? false,
  };
}

/** An egress verdict on one file, as the plugin stores it. */
export const verdict = (
  judged: Judged & { path: string; content?: string; type?: string }
): StoredKindOfEvent => ({
  target: 'verdict',
  offset: 0,
  build: (stage, at) => {
    const sha256 = sha(`${stage.mark} ${judged.content ?? judged.path}`);
    return fileVerdictToEcs(sha(`${stage.mark} ${judged.path} ${at}`), context(stage, at, judged, 'egress'), {
      path: judged.path,
      size: 2_048,
      sha256,
      result: judged.result,
      findings: judged.findings ?? [],
      ...(judged.scan && { scan: judged.scan }),
      ...(judged.type && { type: judged.type }),
      created: isoTime(at - 1_000),
    });
  },
});

/** An ingress verdict on a push, as the plugin stores it. */
export const pushVerdict = (judged: Judged & { ref?: string }): StoredKindOfEvent => ({
  target: 'verdict',
  offset: 0,
  build: (stage, at) =>
    pushVerdictToEcs(
      sha(`${stage.mark} push ${judged.request ?? ''} ${at}`),
      context(stage, at, judged, 'ingress'),
      {
        repository: `${stage.mark}.git`,
        ref: judged.ref ?? 'refs/heads/main',
        before: '0'.repeat(40),
        after: sha(`${stage.mark} ${at}`, 'sha1'),
        commits: [],
        pusher: stage.person(judged.researcher ?? 'analyst'),
      },
      { result: judged.result, findings: judged.findings ?? [], ...(judged.scan && { scan: judged.scan }) }
    ),
});

export interface Step extends Where {
  action: Action;
  /** Who took it; a person of the set, or `system`. */
  by?: string;
  from?: RequestState | null;
  to: RequestState;
  reason?: string;
  detail?: Record<string, unknown>;
  /** Number of the step in the request's history. */
  sequence?: number;
}

/** A step of a request as it lies in the audit stream; `event.action` is `request-<action>`. */
export const audit = (step: Step): StoredKindOfEvent => ({
  target: 'audit',
  offset: 0,
  build: (stage, at) =>
    stepToEcs(
      { ...requestOf(stage, step, 'egress'), project: stage.project(step.project) },
      {
        sequence: step.sequence ?? 3,
        at: isoTime(at),
        action: step.action,
        by: actor(stage, step.by ?? 'reviewer'),
        from: step.from ?? null,
        to: step.to,
        ...(step.reason && { reason: step.reason }),
        ...(step.detail && { detail: step.detail }),
        previous: null,
      }
    ).document,
});

/** Something in the audit stream that is no step: `request-view`, `project-change`, `setup_install`. */
export const audited = (
  event: Where & {
    action: string;
    by?: string;
    outcome?: 'success' | 'failure';
    detail?: Record<string, unknown>;
  }
): StoredKindOfEvent => ({
  target: 'audit',
  offset: 0,
  build: (stage, at) =>
    eventToEcs(
      {
        action: event.action,
        by: stage.person(event.by ?? 'operator'),
        outcome: event.outcome ?? 'success',
        project: stage.project(event.project),
        ...(event.request !== undefined && { request: requestOf(stage, event, 'egress') }),
        ...(event.detail && { detail: event.detail }),
      },
      isoTime(at)
    ).document,
});
