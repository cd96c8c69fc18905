import { randomUUID } from 'node:crypto';
import type { Action, Direction, HistoryEntry } from '../../common';
import type { AuditEvent } from './audit_writer';
import { entryHash } from './history';

/** Digits of a step's number in an id, so that ids sort as the steps do. */
const SEQUENCE_DIGITS = 6;

/** https://www.elastic.co/guide/en/ecs/8.3/ecs-allowed-values-event-type.html */
const EVENT_TYPES: Partial<Record<Action, string[]>> = {
  submit: ['creation'],
  resubmit: ['creation'],
  approve: ['change', 'allowed'],
  override: ['change', 'allowed'],
  release: ['change', 'allowed'],
  block: ['change', 'denied'],
  reject: ['change', 'denied'],
  revoke: ['change', 'denied'],
};

const common = (action: string, outcome: AuditEvent['outcome']) => ({
  ecs: { version: '8.3.0' },
  data_stream: { type: 'logs', dataset: 'tre.audit', namespace: 'default' },
  event: { kind: 'event', module: 'tre', dataset: 'tre.audit', category: ['file'], action, outcome },
});

/** `request-content-changed` for `content_changed`: ECS event.action in the manner of its own examples. */
const eventAction = (action: Action) => `request-${action.replace(/_/g, '-')}`;

export interface AuditDocument {
  id: string;
  document: Record<string, unknown>;
}

/** What of a request its audit entries carry. */
export interface AuditedRequest {
  id: string;
  direction: Direction;
  project: { id: string; name: string };
}

/** ECS counts event.duration in nanoseconds. */
const NANOSECONDS_A_MILLISECOND = 1_000_000;

/** How long a request had been submitted when the step was taken; nothing for the submission itself. */
function sinceSubmission(start: string | undefined, end: string) {
  if (start === undefined) return {};
  return { start, end, duration: (Date.parse(end) - Date.parse(start)) * NANOSECONDS_A_MILLISECOND };
}

/**
 * One step of a request as an ECS event, with its place in the chain and the chain's head. `submittedAt` is when the
 * request was last submitted before the step: what a person waits for counts from there.
 */
export function stepToEcs(request: AuditedRequest, entry: HistoryEntry, submittedAt?: string): AuditDocument {
  const id = `${request.id}-${String(entry.sequence).padStart(SEQUENCE_DIGITS, '0')}`;
  const base = common(eventAction(entry.action), 'success');
  return {
    id,
    document: {
      ...base,
      '@timestamp': entry.at,
      event: {
        ...base.event,
        id,
        type: EVENT_TYPES[entry.action] ?? ['change'],
        sequence: entry.sequence,
        reason: entry.reason,
        ...sinceSubmission(submittedAt, entry.at),
      },
      message: `${entry.by}: ${entry.action.replace(/_/g, ' ')} (${entry.from ?? 'new'} to ${entry.to})`,
      user: { name: entry.by },
      tre: {
        project: request.project,
        request: { id: request.id, direction: request.direction, status: entry.to },
        audit: {
          sequence: entry.sequence,
          previous: entry.previous,
          head: entryHash(entry),
          from: entry.from,
          to: entry.to,
          detail: entry.detail,
        },
      },
    },
  };
}

/** An event that is no step of a request: a view, a download, a change of a project. */
export function eventToEcs(event: AuditEvent, at: string): AuditDocument {
  const id = randomUUID();
  const base = common(event.action, event.outcome);
  return {
    id,
    document: {
      ...base,
      '@timestamp': at,
      event: { ...base.event, id, type: ['access'], reason: event.reason },
      user: { name: event.by },
      tre: {
        project: event.project,
        request: event.request,
        audit: { detail: event.detail },
      },
    },
  };
}
