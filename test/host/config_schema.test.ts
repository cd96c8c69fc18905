import { configSchema } from '../../server/config';

const read = (value: unknown) => configSchema.validate(value);

test('fills defaults and leaves out what may be missing', () => {
  expect(read(undefined)).toEqual({ enabled: true, auditIntervalSeconds: 10 });
  expect(read({ apiKey: 'abc', auditIntervalSeconds: 60 })).toEqual({
    enabled: true,
    apiKey: 'abc',
    auditIntervalSeconds: 60,
  });
});

test.each([
  [{ bogus: 1 }, '[bogus]: definition for this key is missing'],
  [{ enabled: 'yes' }, '[enabled]: expected value of type [boolean] but got [string]'],
  [{ apiKey: '' }, '[apiKey]: value has length [0] but it must have a minimum length of [1].'],
  [{ auditIntervalSeconds: 0 }, '[auditIntervalSeconds]: Value must be equal to or greater than [1].'],
  [{ auditIntervalSeconds: 1e9 }, '[auditIntervalSeconds]: Value must be equal to or lower than [3600].'],
  ['x', 'expected value of type [object] but got [string]'],
])('refuses %j with the key named', (value, message) => {
  expect(() => read(value)).toThrow(message);
});
