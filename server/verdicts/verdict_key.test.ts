import { canonicalHash } from '../requests/canonical_hash';
import { fileKey, isSamePush, pushKey } from './verdict_key';

const judge = {
  request: '0b9d7e44-8f8e-4d5c-9a53-3d7f3a3c5b11',
  scanner: { name: 'scan "quoted"', version: '1.0' },
  policy: { id: 'p', version: '7' },
};
const file = { path: 'a/\u202Eb "c"\n.csv', sha256: 'f'.repeat(64) };
const push = {
  repository: 'r.git',
  ref: 'refs/heads/main',
  before: '0'.repeat(40),
  after: '1'.repeat(40),
  commits: [{ id: '1'.repeat(40), author: { name: 'Ada' }, message: 'm' }],
  pusher: 'ada',
};

describe('the key of a file', () => {
  it('is the SHA-256 over the canonical JSON of what makes it the same verdict', () => {
    expect(fileKey(judge, file)).toBe(canonicalHash({ ...judge, ...file }));
    expect(fileKey(judge, { ...file, scan: 'complete' })).toBe(fileKey(judge, file));
  });

  it('of an unfinished scan is another one, so that trying again can replace it', () => {
    expect(fileKey(judge, { ...file, scan: 'error' })).toBe(
      canonicalHash({ ...judge, ...file, scan: 'error' })
    );
  });

  it.each([
    [{ ...judge, request: 'x' }, file],
    [{ ...judge, scanner: { ...judge.scanner, version: '1.1' } }, file],
    [{ ...judge, policy: { ...judge.policy, version: '8' } }, file],
    [judge, { ...file, path: 'other' }],
    [judge, { ...file, sha256: '0'.repeat(64) }],
  ])('differs when any part does (%#)', (otherJudge, otherFile) => {
    expect(fileKey(otherJudge, otherFile)).not.toBe(fileKey(judge, file));
  });
});

describe('the key of a push', () => {
  it('has repository, ref, head and commits in place of path and hash', () => {
    expect(pushKey(judge, push, {})).toBe(
      canonicalHash({
        ...judge,
        repository: 'r.git',
        ref: 'refs/heads/main',
        after: '1'.repeat(40),
        commits: ['1'.repeat(40)],
      })
    );
  });

  it('does not depend on who pushed or what a message says', () => {
    const told = { ...push, pusher: 'bob', commits: [{ ...push.commits[0]!, message: 'other' }] };
    expect(pushKey(judge, told, {})).toBe(pushKey(judge, push, {}));
    expect(isSamePush(told, push)).toBe(true);
    expect(isSamePush({ ...push, after: '2'.repeat(40) }, push)).toBe(false);
  });
});
