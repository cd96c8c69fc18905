import { decode, describeProblem } from './codec';
import type { Codec } from './codec';
import { LIMITS } from './primitives';
import {
  egressBatch,
  egressBatchSchema,
  fileVerdict,
  ingressVerdict,
  manifestText,
  resultOfFindings,
  resultProblem,
  riskOfFindings,
  worstLevel,
  worstResult,
} from './verdict';

const HASH = 'a'.repeat(64);
const ID = '0b9d7e44-8f8e-4d5c-9a53-3d7f3a3c5b11';

const batch = {
  project: 'oncology',
  request: { id: ID, manifest: { files: 1, sha256: HASH } },
  scanner: { name: 's', version: '1' },
  policy: { id: 'p', version: '1' },
  verdicts: [{ anything: 'at all' }],
};

const problems = <A>(codec: Codec<A>, input: unknown) => {
  const decoded = decode(codec, input);
  return decoded.ok ? [] : decoded.problems.map(describeProblem);
};

describe('a batch', () => {
  it('is taken with verdicts that are decoded one by one later', () => {
    expect(decode(egressBatch, batch)).toEqual({ ok: true, value: batch });
  });

  it.each([
    [{ ...batch, verdicts: [] }, 'verdicts must have at least 1 entries'],
    [
      { ...batch, verdicts: Array.from({ length: LIMITS.batchFiles + 1 }, () => ({})) },
      'verdicts must have at most 1000 entries, has 1001',
    ],
    [{ ...batch, request: { ...batch.request, id: 'x' } }, 'request.id must be a UUID in small letters'],
    [
      { ...batch, request: { ...batch.request, manifest: { files: 0, sha256: HASH } } },
      'request.manifest.files must be a whole number from 1 to 10000',
    ],
    [{ ...batch, scanner: { ...batch.scanner, kind: 'x' } }, 'scanner.kind is not a known key'],
  ])('is refused with the place named (%#)', (input, message) => {
    expect(problems(egressBatch, input)).toEqual([message]);
  });

  it('is described with its items spelt out', () => {
    const { verdicts } = egressBatchSchema.properties as { verdicts: { items: { required: string[] } } };
    expect(verdicts.items.required).toEqual(['path', 'size', 'sha256', 'result', 'findings']);
  });
});

describe('a file verdict', () => {
  const verdict = { path: 'a.csv', size: 3, sha256: HASH, result: 'pass', findings: [] };

  it('is taken as it is', () => {
    expect(decode(fileVerdict, verdict)).toEqual({ ok: true, value: verdict });
  });

  it.each([
    [{ path: '' }, 'path must not be empty'],
    [{ path: 'half \uD800' }, 'path must be well-formed Unicode'],
    [{ size: -1 }, `size must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`],
    [{ sha256: 'A'.repeat(64) }, 'sha256 must be a SHA-256 in 64 small hexadecimal digits'],
    [{ result: 'ok' }, 'result must be one of pass, review, block'],
    [{ created: 'yesterday' }, 'created must be an ISO 8601 time with its zone'],
    [
      { findings: [{ rule: 'r', level: 'error', message: 'm', risk: { feasibility: 6, severity: 1 } }] },
      'findings.0.risk.feasibility must be a whole number from 1 to 5',
    ],
  ])('is refused for %j', (change, message) => {
    expect(problems(fileVerdict, { ...verdict, ...change })).toEqual([message]);
  });
});

test('a push needs who pushed, from the server', () => {
  const push = {
    repository: 'r',
    ref: 'refs/heads/x',
    before: '0'.repeat(40),
    after: '1'.repeat(40),
    commits: [],
  };
  const { project, scanner, policy } = batch;
  const verdict = { project, scanner, policy, request: { id: ID }, push, result: 'pass', findings: [] };
  expect(problems(ingressVerdict, verdict)).toEqual(['push.pusher is missing']);
});

describe('what findings make', () => {
  const of = (...levels: Array<'note' | 'warning' | 'error'>) => levels.map((level) => ({ level }));

  it.each([
    [of(), 'pass'],
    [of('note', 'note'), 'pass'],
    [of('note', 'warning'), 'review'],
    [of('error', 'note'), 'block'],
  ])('%j: %s', (findings, result) => {
    expect(resultOfFindings(findings)).toBe(result);
  });

  it('a result may be graver than its findings and never milder', () => {
    expect(resultProblem({ result: 'block', findings: of('note') })).toBeUndefined();
    expect(resultProblem({ result: 'review', findings: of('error') })).toBe(
      'says "review", but its findings demand "block"'
    );
  });

  it('a scan that failed never passes', () => {
    expect(resultProblem({ result: 'pass', scan: 'error', findings: [] })).toMatch(/did not finish/);
    expect(resultProblem({ result: 'review', scan: 'error', findings: [] })).toBeUndefined();
  });

  it('the gravest counts', () => {
    expect(worstResult(['pass', 'block', 'review'])).toBe('block');
    expect(worstResult([])).toBe('pass');
    expect(worstLevel(['note', 'warning'])).toBe('warning');
    expect(worstLevel([])).toBeUndefined();
    expect(
      riskOfFindings([
        { risk: { feasibility: 2, severity: 5 } },
        {},
        { risk: { feasibility: 3, severity: 3 } },
      ])
    ).toBe(10);
  });
});

describe('the text of a manifest', () => {
  const line = (path: string, sha256 = HASH) => ({ path, sha256 });

  it('is what sha256sum prints, in the order of bytes', () => {
    const files = [line('b'), line('a b'), line('a'), line('z', '0'.repeat(64))];
    expect(manifestText(files)).toBe(`${'0'.repeat(64)}  z\n${HASH}  a\n${HASH}  a b\n${HASH}  b\n`);
  });

  it('does not depend on the order of the files', () => {
    const files = ['x', 'y', 'z'].map((path) => line(path));
    expect(manifestText([...files].reverse())).toBe(manifestText(files));
  });

  it('orders as UTF-8 bytes do, beyond U+FFFF too', () => {
    const paths = ['\u{1F600}', '\uFFFD', '\uE000', '\uD7FF', 'é', 'e', '\u{10FFFF}', 'e\u0301'];
    // First bytes: 65, 65 CC, C3, ED, EE, EF, F0, F4.
    const expected = ['e', 'e\u0301', 'é', '\uD7FF', '\uE000', '\uFFFD', '\u{1F600}', '\u{10FFFF}'];
    const text = manifestText(paths.map((path) => line(path)));
    expect(text.split('\n').slice(0, -1)).toEqual(expected.map((path) => `${HASH}  ${path}`));
  });
});
