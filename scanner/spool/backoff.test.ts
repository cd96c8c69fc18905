import { Backoff } from './backoff';

test('each failure in a row waits longer, up to five minutes', () => {
  const backoff = new Backoff(() => 0);
  const waits = Array.from({ length: 12 }, () => backoff.failed(0));
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits.at(-1)).toBe(300_000);
});

test('what the other side asks for is kept, within an hour', () => {
  expect(new Backoff(() => 0).failed(0, 30)).toBe(30_000);
  expect(new Backoff(() => 0).failed(0, 1e9)).toBe(3_600_000);
});

test('after a success there is no waiting', () => {
  const backoff = new Backoff(() => 0);
  backoff.failed(100);
  expect(backoff.remaining(600)).toBe(500);
  backoff.succeeded();
  expect(backoff.remaining(600)).toBe(0);
  expect(backoff.failed(0)).toBe(1_000);
});

test('not everybody comes back at the same time', () => {
  const waits = new Set(Array.from({ length: 20 }, () => new Backoff().failed(0)));
  expect(waits.size).toBeGreaterThan(1);
});
