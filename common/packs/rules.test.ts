import { createBody, packRules, patchBody, planRule, planRules } from './rules';
import type { PackRule, PlanOptions, StoredRule } from './rules';

const rule: PackRule = {
  rule_id: 'a',
  name: 'Python started a browser',
  type: 'query',
  language: 'kuery',
  query: 'tre.activity: unexpected_child',
  index: ['winlogbeat-*'],
  severity: 'high',
  risk_score: 60,
  threshold: undefined,
  tags: ['Domain: TRE'],
  version: 5,
};

/** As Kibana gives it back: with defaults that nobody asked for. */
const stored = (changes: Partial<StoredRule> = {}): StoredRule => ({
  ...rule,
  id: 'x',
  enabled: true,
  immutable: false,
  references: [],
  exceptions_list: [{ id: 'e' }],
  actions: [{ id: 'act' }],
  ...changes,
});

const options: PlanOptions = { kibanaVersion: '8.3.3', restore: false };

it.each<[string, PackRule, StoredRule | undefined, Partial<PlanOptions>, string, string]>([
  ['is not there', rule, undefined, {}, 'missing', 'create'],
  ['is there as the pack has it', rule, stored(), {}, 'installed', 'leave'],
  ['was edited but says the same', rule, stored({ version: 9 }), {}, 'installed', 'leave'],
  ['is older', rule, stored({ version: 4, query: 'old' }), {}, 'older', 'patch'],
  ['was changed here', rule, stored({ version: 5, query: 'mine' }), {}, 'changed', 'leave'],
  ['comes from a newer pack', rule, stored({ version: 6, query: 'new' }), {}, 'changed', 'leave'],
  ['is to be put back', rule, stored({ version: 6, query: 'x' }), { restore: true }, 'changed', 'patch'],
  ['is Elastic’s own', rule, stored({ immutable: true, version: 1 }), { restore: true }, 'foreign', 'leave'],
  ['has a type of later', { ...rule, type: 'new_terms' }, undefined, {}, 'unsupported', 'leave'],
  [
    'has a type that is known by now',
    { ...rule, type: 'new_terms' },
    undefined,
    { kibanaVersion: '8.4.0-SNAPSHOT' },
    'missing',
    'create',
  ],
])('a rule that %s', (_, wanted, there, changed, state, action) => {
  expect(planRule(wanted, there, { ...options, ...changed })).toMatchObject({ state, action });
});

it('names what differs', () => {
  const plan = planRule(rule, stored({ query: 'mine', severity: 'low' }), options);
  expect(plan.differs).toEqual(['query', 'severity']);
  expect(plan.note).toContain('query, severity');
});

it('sees no difference in what Kibana adds: a list of one value, a key with a default', () => {
  const threshold = { ...rule, type: 'threshold', threshold: { field: 'user.name', value: 20 } };
  const back = stored({
    type: 'threshold',
    threshold: { field: ['user.name'], value: 20, cardinality: [] },
    severity_mapping: [],
  });
  expect(planRule(threshold, back, options).state).toBe('installed');
  const fewer = stored({ type: 'threshold', threshold: { field: ['user.name'], value: 5 } });
  expect(planRule(threshold, fewer, options).differs).toEqual(['threshold']);
});

it('lets an operator add what the pack does not have', () => {
  expect(planRule(rule, stored({ filters: [{ query: {} }] }), options).state).toBe('installed');
});

it('plans every rule of the pack, in its order, and nothing else', () => {
  const plans = planRules([{ ...rule, rule_id: 'b' }, rule], [stored(), stored({ rule_id: 'z' })], options);
  expect(plans.map(({ rule_id: id, action }) => [id, action])).toEqual([
    ['b', 'create'],
    ['a', 'leave'],
  ]);
});

it('leaves to operators what is theirs', () => {
  const full = {
    ...rule,
    enabled: true,
    actions: [],
    throttle: 'rule',
    exceptions_list: [],
    setup: 's',
    id: 'q',
  };
  for (const key of ['enabled', 'actions', 'throttle', 'exceptions_list', 'setup', 'id'])
    expect(patchBody(full)).not.toHaveProperty(key);
  expect(patchBody(full)).toMatchObject({ rule_id: 'a', version: 5, query: rule.query });
  expect(createBody(full)).toMatchObject({ rule_id: 'a', version: 5, enabled: false });
  expect(createBody(full, true).enabled).toBe(true);
  for (const key of ['actions', 'throttle', 'exceptions_list', 'setup'])
    expect(createBody(full)).not.toHaveProperty(key);
});

it('takes only rules from a pack: an export ends with a line of numbers', () => {
  expect(packRules([rule, { exported_count: 1 }, 'x', null])).toEqual([rule]);
});
