import { resolveRange, toQuery } from './filters';
import type { ProcessFilters } from './filters';

const NONE: ProcessFilters = {
  view: 'python',
  from: 'now-24h',
  to: 'now',
  project: '',
  environment: '',
  user: '',
  parent: '',
  text: '',
  label: undefined,
  category: undefined,
  expected: 'false',
};
const RANGE = { from: '2026-01-05T09:00:00.000Z', to: '2026-01-05T10:00:00.000Z' };

describe('resolveRange', () => {
  it('reads relative times against now, and the end of a day as its end', () => {
    const range = resolveRange({ from: 'now-24h', to: 'now' });
    if ('problem' in range) throw new Error(range.problem);
    expect(Date.parse(range.to) - Date.parse(range.from)).toBe(24 * 3_600_000);
    const day = resolveRange({ from: 'now/d', to: 'now/d' });
    if ('problem' in day) throw new Error(day.problem);
    expect(Date.parse(day.to) - Date.parse(day.from)).toBeGreaterThan(22 * 3_600_000);
  });

  it.each([
    ['yesterday', 'now', /cannot be read/],
    ['now', 'now-1h', /ends before it starts/],
  ])('refuses %s to %s', (from, to, problem) =>
    expect(resolveRange({ from, to })).toEqual({ problem: expect.stringMatching(problem) })
  );
});

describe('toQuery', () => {
  it('asks only for what was chosen', () => {
    expect(toQuery(NONE, RANGE)).toEqual({ query: { view: 'python', ...RANGE, size: '25' } });
    expect(
      toQuery({ ...NONE, view: 'any', project: 'p1', label: 'encoded_command', expected: 'true' }, RANGE, 'c')
    ).toEqual({
      query: {
        view: 'any',
        ...RANGE,
        size: '25',
        project: 'p1',
        label: 'encoded_command',
        expected: 'true',
        cursor: 'c',
      },
    });
  });

  it('says which filter the API would refuse', () => {
    expect(toQuery({ ...NONE, project: 'Not An Id' }, RANGE)).toEqual({
      problem: expect.stringMatching(/^The filter "project" must be a project id/),
    });
  });
});
