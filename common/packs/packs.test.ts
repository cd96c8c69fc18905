import { dashboardStates, fromLines, importOutcome, toLines, withMark } from './dashboards';
import { findRules, foundRules, ruleCall, whyNoRules } from './kibana_calls';
import type { PackRule } from './rules';

const rule = (id: string): PackRule => ({ rule_id: id, name: id, type: 'query', version: 1 });

describe('calls of Kibana', () => {
  it('ask for the pack’s rules by their ids, a page of them at a time', () => {
    const calls = findRules(Array.from({ length: 51 }, (_, index) => rule(`r${index}`)));
    expect(calls).toHaveLength(2);
    expect(calls[1]?.query?.filter).toBe('alert.attributes.params.ruleId: ("r50")');
    expect(findRules([])).toEqual([]);
  });

  it('keep an id within its quotes', () => {
    expect(findRules([rule('a" OR "b')])[0]?.query?.filter).toBe(
      'alert.attributes.params.ruleId: ("a\\" OR \\"b")'
    );
  });

  it('read the rules of an answer, and none from one that is something else', () => {
    expect(foundRules({ data: [{ rule_id: 'a', version: 2 }, { id: 'no rule' }] })).toHaveLength(1);
    for (const other of [undefined, null, [], { data: 3 }, 'x']) expect(foundRules(other)).toEqual([]);
  });

  it('carry out a plan', () => {
    const plan = { rule_id: 'a', name: 'a', differs: [] };
    expect(ruleCall({ ...plan, state: 'missing', action: 'create' }, rule('a'), true)).toMatchObject({
      method: 'POST',
      body: { rule_id: 'a', enabled: true },
    });
    const patch = ruleCall({ ...plan, state: 'older', action: 'patch' }, rule('a'), true);
    expect(patch?.method).toBe('PATCH');
    expect(patch?.body).not.toHaveProperty('enabled');
    expect(ruleCall({ ...plan, state: 'installed', action: 'leave' }, rule('a'), true)).toBeUndefined();
  });

  it('say why no rule can be made', () => {
    expect(whyNoRules({ is_authenticated: true, has_encryption_key: true })).toBeUndefined();
    expect(whyNoRules({ is_authenticated: true, has_encryption_key: false })).toMatch(/encryptionKey/);
    for (const other of [{ is_authenticated: false }, {}, undefined])
      expect(whyNoRules(other)).toMatch(/security/);
  });
});

describe('dashboards', () => {
  const wanted = {
    type: 'dashboard',
    id: 'd',
    attributes: { title: 'TRE Airlock: D', description: withMark('All of it.', '0a1b2c3d') },
  };
  const there = (changes: object) => ({ saved_objects: [{ ...wanted, ...changes }] });

  it.each<[string, unknown, string, string]>([
    ['is not there', { saved_objects: [] }, 'missing', 'd'],
    ['cannot be told', undefined, 'missing', 'd'],
    ['is there', there({}), 'installed', 'd'],
    ['is there under another id', there({ id: 'new', originId: 'd' }), 'installed', 'new'],
    [
      'comes from another pack',
      there({ attributes: { description: withMark('All of it.', '99999999') } }),
      'other',
      'd',
    ],
    ['was described anew', there({ attributes: { description: 'mine' } }), 'other', 'd'],
  ])('one that %s', (_, answer, state, id) => {
    expect(dashboardStates([wanted, { type: 'search', id: 's', attributes: {} }], answer)).toEqual([
      { id, title: 'TRE Airlock: D', state },
    ]);
  });

  it('are lines of JSON, there and back', () => {
    expect(fromLines(toLines([wanted, { a: 1 }]))).toEqual([wanted, { a: 1 }]);
    expect(() => fromLines('{"a":1}\nnot json\n')).toThrow('Line 2');
    expect(() => fromLines('[1]')).toThrow('Line 1');
  });

  it('were taken or refused, as Kibana says', () => {
    expect(importOutcome({ successCount: 13, success: true })).toEqual({ taken: 13, refused: [] });
    const refused = importOutcome({
      successCount: 1,
      errors: [
        { type: 'dashboard', id: 'd', error: { type: 'conflict' } },
        { type: 'search', id: 's', error: { message: 'no right' } },
      ],
    });
    expect(refused).toEqual({ taken: 1, refused: ['dashboard d: conflict', 'search s: no right'] });
    expect(importOutcome('x').refused).toHaveLength(1);
  });
});
