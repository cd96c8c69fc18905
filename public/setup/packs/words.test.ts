import type { RulePlan, StoredRule } from '../../../common';
import { dashboardsStanding, importLabel, importedPieces, rulesStanding } from './words';

const WRITE = { read: true, write: true };
const plan = (state: RulePlan['state'], action: RulePlan['action']): RulePlan => ({
  rule_id: `${state}-${action}`,
  name: state,
  state,
  action,
  differs: [],
});
const stored = (enabled: boolean): StoredRule => ({ rule_id: 'a', version: 1, enabled, immutable: false });

describe('rules', () => {
  it('are done when all that this Kibana can run are there', () => {
    const plans = [plan('installed', 'leave'), plan('changed', 'leave'), plan('unsupported', 'leave')];
    expect(rulesStanding(WRITE, { data: { plans, stored: [stored(true), stored(false)] } })).toEqual({
      state: 'done',
      text: '2 of 2 rules are there, 1 enabled, 1 changed here, 1 more for a later Kibana.',
    });
  });

  it('are partly there, or not at all', () => {
    const plans = [plan('installed', 'leave'), plan('older', 'patch'), plan('missing', 'create')];
    expect(rulesStanding(WRITE, { data: { plans, stored: [] } })).toEqual({
      state: 'partly',
      text: '2 of 3 rules are there, 0 enabled, 1 missing, 1 in an older version.',
    });
    expect(rulesStanding(WRITE, { data: { plans: [plan('missing', 'create')], stored: [] } }).state).toBe(
      'open'
    );
  });

  it('tell why they cannot be seen or imported', () => {
    const refused = { read: false, write: false, note: 'No Security here.' };
    expect(rulesStanding(refused, {})).toEqual({ state: 'unknown', text: 'No Security here.' });
    const reader = { read: true, write: false, note: 'Only to look.' };
    expect(rulesStanding(reader, { data: { plans: [plan('missing', 'create')], stored: [] } }).text).toMatch(
      /1 missing\. Only to look\.$/
    );
    expect(rulesStanding(WRITE, { error: new Error('Refused.') })).toEqual({
      state: 'unknown',
      text: 'The detection rules could not be read: Refused.',
    });
    expect(rulesStanding(WRITE, {}).state).toBe('unknown');
  });
});

describe('dashboards', () => {
  it.each([
    [['installed', 'installed'], 'done', '2 of 2 dashboards are there.'],
    [
      ['installed', 'other'],
      'partly',
      '2 of 2 dashboards are there, 1 from another version, or with another description.',
    ],
    [['missing', 'missing'], 'open', '0 of 2 dashboards are there.'],
  ] as const)('%j are %s', (states, state, text) => {
    const data = states.map((one, index) => ({ id: String(index), title: 'T', state: one }));
    expect(dashboardsStanding(WRITE, { data })).toEqual({ state, text });
  });
});

it.each([
  [['create', 'create', 'patch'], 'Import 2 rules and update 1'],
  [['create', 'leave'], 'Import 1 rule'],
  [['patch', 'patch'], 'Update 2 rules'],
  [['leave'], undefined],
] as const)('the button for %j says %s', (actions, label) => {
  expect(importLabel(actions.map((action) => plan('missing', action)))).toBe(label);
});

it('tells what failed and what was not tried', () => {
  const pieces = importedPieces({
    created: 2,
    updated: 0,
    left: 1,
    failed: [{ name: 'Rule', message: 'Refused.' }],
    untried: 3,
  });
  expect(pieces.filter(({ ok }) => !ok)).toEqual([
    { name: 'Rule', ok: false, message: 'Refused.' },
    { name: 'Not tried', ok: false, message: '3, since Kibana ended the import.' },
  ]);
});
