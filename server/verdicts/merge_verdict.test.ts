import type { StoredFile } from '../requests/request_store';
import { knowsVerdict, mergeFile, scannerProblem } from './merge_verdict';

const FILE = { path: 'a', size: 1, sha256: 'f'.repeat(64) };
const finding = (rule: string, level: 'note' | 'warning' | 'error', severity?: number) => ({
  rule,
  level,
  message: 'm',
  ...(severity ? { risk: { feasibility: 2, severity } } : {}),
});

const merged = (
  base: StoredFile | undefined,
  key: string,
  scanner: string,
  result: 'pass' | 'review' | 'block'
) => mergeFile(base, FILE, { key, scanner, result, findings: [] });

test('a verdict without findings is kept lean', () => {
  expect(merged(undefined, 'k1', 's', 'pass')).toEqual({
    ...FILE,
    result: 'pass',
    risk: 0,
    rules: [],
    verdicts: [{ key: 'k1', scanner: 's', result: 'pass' }],
    votes: [],
  });
});

test('rules stand gravest first, each once, ten at most', () => {
  const many = Array.from({ length: 12 }, (_, index) => finding(`n${index}`, 'note'));
  const file = mergeFile(undefined, FILE, {
    key: 'k',
    scanner: 's',
    result: 'block',
    findings: [...many, finding('w', 'warning', 3), finding('e', 'error', 5), finding('e', 'error')],
  });
  expect(file.rules.slice(0, 3)).toEqual(['e', 'w', 'n0']);
  expect(file.rules).toHaveLength(10);
  expect(file.risk).toBe(10);
  expect(file.verdicts[0]).toMatchObject({ risk: 10, levels: [12, 1, 2] });
});

test('the worst scanner decides; a newer word of one replaces its own only', () => {
  const two = merged(merged(undefined, 'k1', 'one', 'block'), 'k2', 'two', 'review');
  expect(two.result).toBe('block');
  const better = merged(two, 'k3', 'one', 'pass');
  expect(better.result).toBe('review');
  expect(better.verdicts.map(({ key }) => key)).toEqual(['k2', 'k3']);
  expect(knowsVerdict(better, 'k1')).toBe(true);
  expect(knowsVerdict(better, 'k4')).toBe(false);
});

test('votes of the same bytes stay', () => {
  const voted: StoredFile = {
    ...merged(undefined, 'k1', 's', 'pass'),
    votes: [{ by: 'rita', vote: 'approve', at: '2026-01-01T00:00:00Z' }],
  };
  expect(merged(voted, 'k2', 's', 'review').votes).toHaveLength(1);
});

test('no more than ten scanners speak of one file', () => {
  let file: StoredFile | undefined;
  for (let index = 0; index < 10; index += 1) file = merged(file, `k${index}`, `s${index}`, 'pass');
  expect(scannerProblem(file, 's9')).toBeUndefined();
  expect(scannerProblem(file, 's10')).toMatch(/10 scanners already/);
});
