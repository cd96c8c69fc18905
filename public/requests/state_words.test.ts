import { ACTIONS, DIRECTIONS, REQUEST_STATES, STATE_OWNERS } from '../../common';
import { someDetail } from '../test/requests';
import { stepWords, whatHappensNext } from './state_words';

it('has a next step for every state in both directions, and says when there is none', () => {
  for (const direction of DIRECTIONS)
    for (const status of REQUEST_STATES) {
      const { who, what } = whatHappensNext(someDetail({ status, direction }));
      expect(what).toMatch(/\.$/);
      expect(who.startsWith('nobody')).toBe(STATE_OWNERS[status] === 'nobody');
    }
});

it('has words for every step', () => {
  for (const action of ACTIONS) expect(stepWords(action, 'egress')).toMatch(/^[a-z ]+$/);
  expect(stepWords('release', 'ingress')).toBe('delivered it');
});

it('tells how much of a request has arrived', () => {
  const manifest = { files: 10, sha256: 'a'.repeat(64), received: 3 };
  expect(whatHappensNext(someDetail({ status: 'submitted', manifest })).what).toContain('3 of 10 files');
});

it('tells how many files are approved, unless votes are hidden', () => {
  expect(whatHappensNext(someDetail({ votes_hidden: false })).what).toContain('0 of 3 are approved so far');
  expect(whatHappensNext(someDetail({ votes_hidden: true })).what).not.toContain('so far');
});
