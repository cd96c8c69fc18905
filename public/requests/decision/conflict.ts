import { ACTIONS, REQUEST_STATES } from '../../../common';
import type { ConflictAttributes } from '../../../common';
import { ApiError } from '../../api/client';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isStep(value: unknown): value is ConflictAttributes['changed'][number] {
  return (
    isRecord(value) &&
    typeof value.sequence === 'number' &&
    ACTIONS.some((action) => action === value.action) &&
    typeof value.by === 'string' &&
    typeof value.at === 'string'
  );
}

/** What a 409 says about who changed the request; undefined for any other error. */
export function readConflict(error: Error): ConflictAttributes | undefined {
  if (!(error instanceof ApiError) || error.status !== 409) return undefined;
  const { revision, status, changed } = error.attributes;
  const state = REQUEST_STATES.find((known) => known === status);
  if (typeof revision !== 'number' || state === undefined || !Array.isArray(changed)) return undefined;
  return { revision, status: state, changed: changed.filter(isStep) };
}
