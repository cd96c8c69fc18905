import { fromEcs } from './from_ecs';
import type { StreamSource } from './from_ecs';
import { fileName, fileVerdictToEcs, pushVerdictToEcs } from './to_ecs';
import type { VerdictContext } from './to_ecs';

const KEY = 'e'.repeat(64);
const context: VerdictContext = {
  request: { id: 'r-1', direction: 'egress' },
  project: { id: 'oncology', name: 'Oncology' },
  scanner: { name: 'tre-airlock', version: '1.2.3' },
  policy: { id: 'default', version: '3' },
  researcher: 'ada',
  submittedBy: 'scanner-1',
  receivedAt: '2026-02-03T04:05:06.000Z',
  late: false,
};
const findings = [
  { rule: 'small-counts', level: 'warning' as const, message: 'few', risk: { feasibility: 2, severity: 4 } },
  { rule: 'small-counts', level: 'note' as const, message: 'more' },
];
const verdict = {
  path: 'out\\Tables/Counts.v2.CSV',
  size: 12,
  sha256: 'f'.repeat(64),
  result: 'review' as const,
  findings,
  type: 'CSV table',
  mime: 'text/csv',
  owner: 'ada',
  modified: '2026-02-01T00:00:00Z',
  created: '2026-02-03T04:05:00Z',
};

/** As it lies in the stream: JSON has no undefined. */
const stored = (document: object): unknown => JSON.parse(JSON.stringify(document));

test('a file verdict is an ECS document', () => {
  expect(stored(fileVerdictToEcs(KEY, context, verdict))).toEqual({
    '@timestamp': '2026-02-03T04:05:06.000Z',
    ecs: { version: '8.3.0' },
    data_stream: { type: 'logs', dataset: 'tre.verdict', namespace: 'default' },
    message: 'tre-airlock: review for out\\Tables/Counts.v2.CSV',
    event: {
      id: KEY,
      kind: 'event',
      module: 'tre',
      dataset: 'tre.verdict',
      category: ['file'],
      type: ['info'],
      action: 'egress-verdict',
      outcome: 'success',
      created: '2026-02-03T04:05:00Z',
      risk_score: 8,
    },
    observer: { type: 'scanner', name: 'tre-airlock', product: 'tre-airlock', version: '1.2.3' },
    rule: { id: ['small-counts'] },
    file: {
      path: 'out\\Tables/Counts.v2.CSV',
      name: 'Counts.v2.CSV',
      extension: 'csv',
      type: 'file',
      size: 12,
      hash: { sha256: 'f'.repeat(64) },
      mime_type: 'text/csv',
      owner: 'ada',
      mtime: '2026-02-01T00:00:00Z',
    },
    user: { name: 'ada' },
    related: { hash: ['f'.repeat(64)], user: ['ada', 'scanner-1'] },
    tre: {
      project: { id: 'oncology', name: 'Oncology' },
      request: { id: 'r-1', direction: 'egress' },
      verdict: {
        result: 'review',
        scan: 'complete',
        risk: 8,
        policy: { id: 'default', version: '3' },
        levels: ['warning', 'note'],
        counts: { note: 1, warning: 1, error: 0 },
        findings,
        submitted_by: 'scanner-1',
        type: 'CSV table',
      },
    },
  });
});

test('what was not said is not there, and a failed scan is a failure', () => {
  const bare = { path: 'Makefile', size: 0, sha256: 'f'.repeat(64), result: 'review' as const, findings: [] };
  const document = stored(
    fileVerdictToEcs(KEY, { ...context, researcher: undefined, late: true }, { ...bare, scan: 'error' })
  ) as StreamSource & { rule?: unknown; user?: unknown };
  expect(document.event).toMatchObject({ outcome: 'failure', risk_score: 0 });
  expect([document.rule, document.user]).toEqual([undefined, undefined]);
  expect(document.file).toEqual({
    path: 'Makefile',
    name: 'Makefile',
    type: 'file',
    size: 0,
    hash: { sha256: 'f'.repeat(64) },
  });
  expect(document.tre.verdict.late).toBe(true);
});

test('a file verdict is read back as it was sent', () => {
  const source = stored(fileVerdictToEcs(KEY, context, verdict)) as StreamSource;
  expect(fromEcs(source)).toEqual({
    key: KEY,
    received_at: '2026-02-03T04:05:06.000Z',
    created: '2026-02-03T04:05:00Z',
    path: verdict.path,
    sha256: verdict.sha256,
    size: 12,
    type: 'CSV table',
    mime: 'text/csv',
    result: 'review',
    scan: 'complete',
    risk: 8,
    scanner: context.scanner,
    policy: context.policy,
    findings,
    submitted_by: 'scanner-1',
  });
});

test('a push verdict names the push', () => {
  const push = {
    repository: 'r.git',
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after: '1'.repeat(40),
    commits: [{ id: '1'.repeat(40), author: { name: 'Ada' }, message: 'm' }],
    pusher: 'ada',
  };
  const ingress: VerdictContext = { ...context, request: { id: 'r-2', direction: 'ingress' } };
  const source = stored(pushVerdictToEcs(KEY, ingress, push, { result: 'pass', findings: [] }));
  expect(source).toMatchObject({
    event: { action: 'ingress-verdict' },
    user: { name: 'ada' },
    tre: {
      push: {
        repository: 'r.git',
        ref: 'refs/heads/main',
        before: '0'.repeat(40),
        after: '1'.repeat(40),
        pusher: 'ada',
        commits: ['1'.repeat(40)],
        count: 1,
      },
    },
  });
  expect(fromEcs(source as StreamSource)).not.toHaveProperty('path');
});

test.each([
  ['a/b.csv', 'b.csv'],
  ['C:\\x\\y.txt', 'y.txt'],
  ['plain', 'plain'],
  ['ends/', ''],
])('the name of %s is %s', (path, name) => {
  expect(fileName(path)).toBe(name);
});
