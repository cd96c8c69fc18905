import { LIMITS } from '../../common';
import type { HistoryEntry } from '../../common';
import { canonicalHash } from './canonical_hash';
import { appendSteps, checkRoomForMachines, differsFromAudit, entryHash, verifyChain } from './history';
import type { NewStep } from './request_store';

const AT = '2026-02-03T04:05:06.000Z';
const submit: NewStep = { action: 'submit', by: 'scanner', from: null, to: 'submitted' };
const review: NewStep = { action: 'review', by: 'system', from: 'submitted', to: 'in_review' };

describe('canonical JSON', () => {
  it('does not depend on the order of keys, and leaves undefined out', () => {
    expect(canonicalHash({ b: 1, a: { d: 2, c: undefined } })).toBe(canonicalHash({ a: { d: 2 }, b: 1 }));
  });

  it('has the hash that RFC 8785 gives: {"a":[1,"é"],"b":null}', () => {
    // printf '%s' '{"a":[1,"é"],"b":null}' | sha256sum
    expect(canonicalHash({ b: null, a: [1, 'é'] })).toBe(
      '1e02bc81a26af2f027329541e97eef36f3290bedc6dfe043dbe66b057ecb13ba'
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalHash(undefined)).toThrow(TypeError);
    expect(() => canonicalHash(Number.NaN)).toThrow();
  });
});

describe('the chain', () => {
  const history = appendSteps(appendSteps([], [submit], AT), [review, { ...review, reason: 'x' }], AT);

  it('numbers the steps and ties each to the one before', () => {
    expect(history.map(({ sequence, at }) => [sequence, at])).toEqual([
      [1, AT],
      [2, AT],
      [3, AT],
    ]);
    expect(history[0]?.previous).toBeNull();
    expect(history[1]?.previous).toBe(entryHash(history[0]!));
    expect(verifyChain(history)).toBeUndefined();
    expect(verifyChain([])).toBeUndefined();
  });

  it.each<[string, (entries: HistoryEntry[]) => HistoryEntry[], number]>([
    ['a changed entry', ([a, b, c]) => [{ ...a!, by: 'mallory' }, b!, c!], 2],
    ['a lost entry', ([a, , c]) => [a!, c!], 2],
    ['two that changed places', ([a, b, c]) => [a!, c!, b!], 2],
    ['a beginning that was cut off', ([, b, c]) => [b!, c!], 1],
  ])('shows %s', (_name, bend, at) => {
    expect(verifyChain(bend([...history]))).toBe(at);
  });

  it('against its audit copies shows a changed last entry, and one that is gone', () => {
    const audited = history.map((entry) => ({ sequence: entry.sequence, head: entryHash(entry) }));
    expect(differsFromAudit(history, audited)).toBeUndefined();
    expect(differsFromAudit(history.slice(0, 2), audited)).toBe(3);
    expect(differsFromAudit([history[0]!, history[1]!, { ...history[2]!, by: 'm' }], audited)).toBe(3);
    // Steps that are not copied yet are no difference.
    expect(differsFromAudit(history, audited.slice(0, 1))).toBeUndefined();
  });
});

describe('the bound', () => {
  const filled = (length: number) => Array.from({ length }, () => ({}) as HistoryEntry);

  it('is told before it is passed', () => {
    expect(() => appendSteps(filled(LIMITS.history), [submit], AT)).toThrow(
      /history of this request is full/
    );
  });

  it('keeps room for people', () => {
    expect(() => checkRoomForMachines(filled(LIMITS.history - 101))).not.toThrow();
    expect(() => checkRoomForMachines(filled(LIMITS.history - 100))).toThrow(/nearly full/);
  });
});
