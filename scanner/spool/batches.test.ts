import { LIMITS, decode, fileVerdict, resultProblem } from '../../common';
import type { Finding } from '../../common';
import type { FileScan } from '../scan/scan_file';
import { batchBody, batches, toVerdict } from './batches';

const NONE = '0'.repeat(64);
const scan = (extra: Partial<FileScan> = {}): FileScan => ({
  path: 'a.csv',
  size: 1,
  sha256: 'a'.repeat(64),
  type: { id: 'csv', mime: 'text/csv', extension: 'csv', how: 'structure' },
  verdict: 'pass',
  findings: [],
  scan: 'complete',
  ...extra,
});
const finding = (level: Finding['level'], index: number): Finding => ({
  rule: 'scan/limit',
  level,
  message: `${index}`.padEnd(1_000, 'm'),
  evidence: 'e'.repeat(4_000),
});
const NOW = '2026-01-01T00:00:00.000Z';

test('what could not be read has a hash that no content has', () => {
  const verdict = toVerdict(scan({ sha256: undefined, verdict: 'review', scan: 'error' }), NONE, NOW);
  expect(verdict).toMatchObject({ sha256: NONE, result: 'review', scan: 'error' });
});

test('a verdict that is too long keeps what is gravest and says what it left out', () => {
  const findings = [
    ...Array.from({ length: 150 }, (_, index) => finding('note', index)),
    finding('error', 999),
  ];
  const verdict = toVerdict(scan({ verdict: 'block', findings }), NONE, NOW);
  expect(Buffer.byteLength(JSON.stringify(verdict))).toBeLessThan(80_000);
  expect(verdict.findings[0]?.level).toBe('error');
  expect(verdict.findings.at(-1)?.message).toMatch(/^\d+ further findings/);
  expect(decode(fileVerdict, verdict)).toMatchObject({ ok: true });
  expect(resultProblem(verdict)).toBeUndefined();
});

test('a shortened verdict that passed is for a person to look at', () => {
  const findings = Array.from({ length: 150 }, (_, index) => finding('note', index));
  const verdict = toVerdict(scan({ findings }), NONE, NOW);
  expect(verdict.result).toBe('review');
  expect(resultProblem(verdict)).toBeUndefined();
});

test('batches keep the order and the bounds of the API', () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => JSON.stringify({ index }));
  const made = [...batches(lines)];
  expect(made.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
  expect(made.flat()).toEqual(lines);
  const long = Array.from({ length: 400 }, () => 'x'.repeat(64 * 1024));
  for (const batch of batches(long))
    expect(Buffer.byteLength(batchBody({ project: 'p' }, batch))).toBeLessThanOrEqual(LIMITS.batchBytes);
});

test('a body is the head with the verdicts as they are', () => {
  expect(JSON.parse(batchBody({ project: 'p' }, ['{"path":"a"}', '{"path":"b"}']))).toEqual({
    project: 'p',
    verdicts: [{ path: 'a' }, { path: 'b' }],
  });
});
