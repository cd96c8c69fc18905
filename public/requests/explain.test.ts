import { explainRule } from './explain';

it('explains a rule by the longest start that is known', () => {
  expect(explainRule('type.mismatch')?.title).toBe('The name does not fit the content');
  expect(explainRule('type.not-allowed')?.title).toBe('This type of file is not allowed');
  expect(explainRule('type.something.else')?.title).toBe('Type of file');
});

it('sees the family behind a name that a scanner puts first', () => {
  expect(explainRule('egress/type-mismatch')?.title).toBe('The name does not fit the content');
  expect(explainRule('INGRESS:secret:aws')?.title).toBe('Password or key');
});

it.each(['', 'B105', 'constructor', '__proto__.x', 'unheard.of.type'])(
  'leaves %j to its own words',
  (rule) => {
    expect(explainRule(rule)).toBeUndefined();
  }
);
