import { REQUEST_STATES, isOpen } from '../../common';
import type { Project, RequestState } from '../../common';
import { AirlockError } from '../errors';
import {
  PERSONS_ACTIONS,
  canAct,
  checkMayVote,
  checkProjectOpen,
  checkReviewer,
  checkRevision,
  checkState,
  voteRefusal,
} from './policies';
import type { PersonsAction } from './policies';
import type { RequestDocument } from './request_store';

const request = (changes: Partial<RequestDocument> = {}) =>
  ({
    status: 'in_review',
    direction: 'egress',
    revision: 3,
    submitted_by: 'scanner',
    researcher: 'TRE\\ada',
    history: [
      { sequence: 1, action: 'submit', by: 'scanner', at: 't1' },
      { sequence: 2, action: 'resubmit', by: 'second-scanner', at: 't2' },
      { sequence: 3, action: 'vote', by: 'rita', at: 't3' },
    ],
    ...changes,
  }) as RequestDocument;
const project = (reviewers: string[] = []) => ({ name: 'Oncology', reviewers }) as unknown as Project;
const person = (name: string, known = true) => ({ name, known });

/** Written out by hand from the design. */
const ALLOWED: Record<PersonsAction, RequestState[]> = {
  vote: ['in_review'],
  return: ['in_review', 'blocked_by_scan'],
  reject: ['in_review', 'blocked_by_scan'],
  override: ['blocked_by_scan'],
  withdraw: ['submitted', 'in_review', 'blocked_by_scan', 'returned', 'approved', 'failed'],
  revoke: ['approved', 'released'],
  release: ['approved'],
};

describe('what a state allows', () => {
  it.each(PERSONS_ACTIONS.flatMap((action) => REQUEST_STATES.map((status) => [action, status] as const)))(
    '%s when %s',
    (action, status) => {
      const allowed = ALLOWED[action].includes(status);
      expect(canAct(action, request({ status }))).toBe(allowed);
      const check = () => checkState(action, request({ status }));
      if (allowed) expect(check).not.toThrow();
      else expect(check).toThrow(AirlockError);
    }
  );

  it('is told in words', () => {
    expect(() => checkState('release', request({ status: 'blocked_by_scan' }))).toThrow(
      'The request is blocked by scan. It can be released only when it is approved.'
    );
    expect(() => checkState('revoke', request({ direction: 'ingress' }))).toThrow(
      'It can be revoked only when it is approved or delivered.'
    );
  });
});

describe('a closed project', () => {
  const closed = { ...project(), closed_at: '2026-06-01T09:00:00.000Z', closed_by: 'olga' };

  it.each(REQUEST_STATES)('holds a request that is %s only where it would still move', (status) => {
    const check = () => checkProjectOpen(request({ status }), closed);
    if (isOpen(status)) expect(check).toThrow('was closed by olga at 2026-06-01T09:00:00.000Z');
    else expect(check).not.toThrow();
    expect(() => checkProjectOpen(request({ status }), project())).not.toThrow();
  });

  it('is why nobody may vote there', () => {
    expect(voteRefusal(person('rita'), request(), closed)).toMatch(/its requests stay as they are/);
  });
});

describe('the revision', () => {
  it('that was seen is the one that is there', () => {
    expect(() => checkRevision(request(), 3)).not.toThrow();
    expect(() => checkRevision(request(), undefined)).not.toThrow();
  });

  it('that is old is refused with what came since', () => {
    try {
      checkRevision(request(), 1);
      throw new Error('was taken');
    } catch (error) {
      expect(error).toMatchObject({
        status: 409,
        attributes: {
          revision: 3,
          status: 'in_review',
          changed: [
            { sequence: 2, action: 'resubmit', by: 'second-scanner', at: 't2' },
            { sequence: 3, action: 'vote', by: 'rita', at: 't3' },
          ],
        },
      });
    }
  });
});

describe('who may vote', () => {
  it.each(['scanner', 'second-scanner', 'ada', 'ADA', 'ada@tre.example'])(
    'not %s: it is their own',
    (name) => {
      expect(() => checkMayVote(person(name), request(), project())).toThrow(/somebody else has to review/);
    }
  );

  it('anyone else, where the project names nobody', () => {
    expect(voteRefusal(person('rita'), request(), project())).toBeUndefined();
  });

  it('only those whom the project names', () => {
    expect(voteRefusal(person('rita'), request(), project(['rosa']))).toMatch(/not a reviewer/);
    expect(voteRefusal(person('rosa'), request(), project(['rosa']))).toBeUndefined();
    expect(() => checkReviewer(person('rita'), project(['rosa']))).toThrow(/not a reviewer/);
  });

  it('everyone where nobody is known, since security is off', () => {
    const nobody = person('anonymous', false);
    expect(voteRefusal(nobody, request({ submitted_by: 'anonymous' }), project(['rosa']))).toBeUndefined();
  });
});
