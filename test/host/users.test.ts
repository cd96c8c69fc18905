import { API_PRIVILEGES, FEATURES, PLUGIN_ID, UI_CAPABILITIES } from '../../common';
import type { KibanaFeature } from '../../server/contracts';
import { kibanaFeatures } from '../../server/features';
import { featuresFake } from './fakes';
import { USERS, apiPrivileges, findUser, makeTokens, uiCapabilities } from './users';
import type { PreviewUser } from './users';

const features = kibanaFeatures();
const user = (name: string) => findUser(name) as PreviewUser;
const { read, submit, review, release, manage } = API_PRIVILEGES;

test.each([
  ['operator', [read, manage]],
  ['reviewer', [read, review]],
  ['second-reviewer', [read, review]],
  ['auditor', [read]],
  ['scanner', [read, submit]],
  ['release-agent', [read, release]],
  ['stranger', []],
])('%s holds what the registered features give', (name, privileges) => {
  expect([...apiPrivileges(features, user(name))].sort()).toEqual([...privileges].sort());
});

test('every capability is a key, true only where the privilege holds it', () => {
  const capabilities = uiCapabilities(features, user('reviewer'));
  expect(capabilities[FEATURES.app]).toEqual({
    [UI_CAPABILITIES.show]: true,
    [UI_CAPABILITIES.manage]: false,
  });
  expect(capabilities[FEATURES.review]?.[UI_CAPABILITIES.review]).toBe(true);
  expect(capabilities[FEATURES.submit]?.[UI_CAPABILITIES.submit]).toBe(false);
  expect(capabilities.navLinks?.[PLUGIN_ID]).toBe(true);
  expect(uiCapabilities(features, user('stranger')).navLinks?.[PLUGIN_ID]).toBe(false);
});

test('a user is found by a known name alone', () => {
  expect(USERS.map(({ name }) => findUser(name)?.name)).toEqual(USERS.map(({ name }) => name));
  expect(findUser('toString')).toBeUndefined();
  expect(findUser(undefined)).toBeUndefined();
});

test('tokens are new for each run', () => {
  expect(makeTokens().scanner).not.toBe(makeTokens().scanner);
});

test('a feature whose app no privilege grants is refused, as is a second one of the same id', () => {
  const [feature] = features as [KibanaFeature];
  const registry = featuresFake([]);
  registry.registerKibanaFeature(feature);
  expect(() => registry.registerKibanaFeature(feature)).toThrow('already registered');
  expect(() => registry.registerKibanaFeature({ ...feature, id: 'other', app: ['lost'] })).toThrow(
    'not granted to any privileges: lost'
  );
});
