import type {
  Finding,
  HistoryEntry,
  ProcessRow,
  RequestActivity,
  RequestDetail,
  RequestFile,
  RequestSummary,
  StoredVerdict,
} from '../../common';

/** Requests and what belongs to them, as the API answers; each call is a new one, changed as the test says. */

export const REQUEST_ID = '0b6f1c7e-4a1d-4d0e-9a55-1c1a7d3b9c01';
const AT = '2026-11-23T10:00:00.000Z';

export const someSummary = (change: Partial<RequestSummary> = {}): RequestSummary => ({
  id: REQUEST_ID,
  direction: 'egress',
  project: { id: 'asthma', name: 'Asthma cohort' },
  title: 'Tables for the paper',
  status: 'in_review',
  revision: 7,
  risk: 15,
  worst: 'review',
  counts: { files: 3, pass: 1, review: 2, block: 0, note: 1, warning: 2, error: 0, approved: 0 },
  approvals_needed: 2,
  researcher: 'TRE\\rwright',
  submitted_by: 'scanner-1',
  scanner: { name: 'tre-airlock', version: '0.1.0' },
  policy: { id: 'default', version: '3' },
  created_at: AT,
  updated_at: AT,
  ...change,
});

export const someFile = (change: Partial<RequestFile> = {}): RequestFile => ({
  path: 'results/table1.csv',
  size: 1_234,
  sha256: 'a'.repeat(64),
  type: 'CSV',
  result: 'pass',
  risk: 0,
  rules: [],
  verdicts: [],
  votes: [],
  ...change,
});

export const someStep = (change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  sequence: 1,
  at: AT,
  action: 'submit',
  by: 'scanner-1',
  from: null,
  to: 'submitted',
  previous: null,
  ...change,
});

export const someDetail = (change: Partial<RequestDetail> = {}): RequestDetail => ({
  ...someSummary(),
  files: [
    someFile(),
    someFile({ path: 'results/figure.png', result: 'review', risk: 15, rules: ['image.not_needed'] }),
    someFile({ path: 'results/model.pkl', result: 'review', risk: 10, rules: ['model.pickle'] }),
  ],
  history: [
    someStep(),
    someStep({ sequence: 2, action: 'review', from: 'submitted', to: 'in_review', previous: 'b'.repeat(64) }),
  ],
  moves: ['vote', 'return', 'reject', 'withdraw'],
  votes_hidden: true,
  ...change,
});

export const someFinding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'type.mismatch',
  level: 'warning',
  message: 'The extension says CSV, the content says ZIP.',
  ...change,
});

export const someVerdict = (change: Partial<StoredVerdict> = {}): StoredVerdict => ({
  key: 'key-1',
  received_at: AT,
  path: 'results/figure.png',
  sha256: 'a'.repeat(64),
  result: 'review',
  scan: 'complete',
  risk: 15,
  scanner: { name: 'tre-airlock', version: '0.1.0' },
  policy: { id: 'default', version: '3' },
  findings: [someFinding()],
  submitted_by: 'scanner-1',
  ...change,
});

export const someRun = (change: Partial<ProcessRow> = {}): ProcessRow => ({
  id: 'doc-1',
  index: 'winlogbeat-8.3.3',
  entity_id: '{5770385F-C22A-43E0-BF4C-06F5698FFBD9}',
  name: 'firefox.exe',
  started_at: '2026-11-23T09:00:00.000Z',
  duration_ms: 121_000,
  host: 'research-1',
  environment: 'research-1',
  user: 'TRE\\rwright',
  parent: { name: 'python.exe' },
  labels: ['unexpected_child'],
  category: 'browser',
  reasons: ['Python started a web browser, which can upload files.'],
  ...change,
});

export const someActivity = (items: ProcessRow[], refused: string[] = []): RequestActivity => ({
  from: '2026-11-22T10:00:00.000Z',
  to: AT,
  page: { items, total: items.length, more_than: false, rights: { readable: ['winlogbeat-*'], refused } },
});

export const somePush = (
  change: Partial<NonNullable<RequestDetail['pushed']>> = {}
): NonNullable<RequestDetail['pushed']> => ({
  repository: 'git/asthma',
  ref: 'refs/heads/main',
  before: '0'.repeat(40),
  after: 'c'.repeat(40),
  commits: [
    {
      id: 'c'.repeat(40),
      author: { name: 'Linus Example', email: 'l@example.org' },
      message: 'Add a plot',
      time: AT,
    },
  ],
  pusher: 'rwright',
  permalink: 'https://git.example.org/asthma/blob/{commit}/{file}#L{line}',
  votes: [],
  verdicts: [],
  ...change,
});
