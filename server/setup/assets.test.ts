import path from 'node:path';
import {
  API_PRIVILEGES,
  COMPONENT_TEMPLATES,
  EVENT_INDICES,
  FEATURES,
  INDEX_TEMPLATES,
  PIPELINES,
  ROLES,
  VERDICT_STREAM,
} from '../../common';
import { kibanaFeatures } from '../features';
import { calledFirst, calledPipelines, readAssets } from './assets';
import type { Asset, Assets } from './assets';
import { withLifecycle } from './install';

const ROOT = path.resolve(__dirname, '..', '..');
let assets: Assets;

beforeAll(async () => {
  assets = await readAssets(ROOT);
});

const pipeline = (name: string, ...calls: string[]): Asset => ({
  kind: 'ingest_pipeline',
  name,
  version: 1,
  body: { processors: calls.map((called) => ({ pipeline: { name: called } })) },
});

test('everything that the contract names has its file, and no file is more', () => {
  const names = (kind: Asset['kind']) =>
    [...assets.shared, assets.fallback].filter((asset) => asset.kind === kind).map(({ name }) => name);
  expect(names('ingest_pipeline').sort()).toEqual(Object.values(PIPELINES).sort());
  expect(names('component_template').sort()).toEqual(Object.values(COMPONENT_TEMPLATES).sort());
  expect(names('index_template').sort()).toEqual(Object.values(INDEX_TEMPLATES).sort());
  expect(assets.roles.map(({ name }) => name).sort()).toEqual(Object.values(ROLES).sort());
  expect(assets.fallback.name).toBe(INDEX_TEMPLATES.winlogbeatFallback);
});

test('nothing is installed before what it names', () => {
  const order = assets.shared.map(({ name }) => name);
  assets.shared.forEach(({ kind, body }, at) => {
    const needed = [
      ...(kind === 'ingest_pipeline' ? calledPipelines(body) : []),
      ...((body.composed_of as string[] | undefined) ?? []),
    ];
    for (const name of needed) expect(order.indexOf(name)).toBeLessThan(at);
  });
});

test('called pipelines come first, also over several steps; a loop ends', () => {
  const order = (...list: Asset[]) => calledFirst(list).map(({ name }) => name);
  expect(order(pipeline('a', 'b'), pipeline('b', 'c'), pipeline('c'))).toEqual(['c', 'b', 'a']);
  expect(order(pipeline('a', 'b'), pipeline('b', 'a'))).toEqual(['b', 'a']);
  expect(order(pipeline('a', 'somebody-elses'))).toEqual(['a']);
});

test('a lifecycle policy is named in the templates that it lists, and in no other', () => {
  const policy: Asset = {
    kind: 'lifecycle_policy',
    name: 'keep',
    version: 1,
    body: { policy: { _meta: { index_templates: ['mine'] }, phases: {} } },
  };
  const template = (name: string): Asset => ({
    kind: 'index_template',
    name,
    version: 1,
    body: { index_patterns: ['x'], template: { settings: { number_of_shards: 1 }, mappings: {} } },
  });
  expect(withLifecycle(template('mine'), [policy]).body.template).toEqual({
    settings: { number_of_shards: 1, 'index.lifecycle.name': 'keep' },
    mappings: {},
  });
  expect(withLifecycle(template('other'), [policy])).toEqual(template('other'));
  expect(withLifecycle(template('mine'), [])).toEqual(template('mine'));
});

test('every lifecycle policy belongs to a template that is there, and deletes nothing', () => {
  expect(assets.lifecycle.length).toBeGreaterThan(0);
  for (const policy of assets.lifecycle) {
    expect(assets.shared.filter((asset) => withLifecycle(asset, [policy]) !== asset)).not.toEqual([]);
    expect(JSON.stringify(policy.body)).not.toContain('"delete"');
  }
});

describe('roles', () => {
  interface Role {
    cluster: string[];
    indices: Array<{ names: string[]; privileges: string[] }>;
    applications: Array<{ application: string; privileges: string[]; resources: string[] }>;
  }
  const role = (name: string) => assets.roles.find((asset) => asset.name === name)?.body as unknown as Role;
  const rights = (name: string) => role(name).applications.flatMap(({ privileges }) => privileges);
  const isOurs = (name: string) => name.startsWith('logs-tre.') || name.startsWith('tre-airlock');

  test.each(Object.values(ROLES))(
    '%s has at most read on our indices, and changes nothing in the cluster',
    (name) => {
      for (const { names, privileges } of role(name).indices)
        if (names.some(isOurs))
          expect(['read', 'view_index_metadata']).toEqual(expect.arrayContaining(privileges));
      expect(['read_pipeline']).toEqual(expect.arrayContaining(role(name).cluster));
    }
  );

  test('machines have no right in Elasticsearch at all', () => {
    for (const name of [ROLES.scanner, ROLES.releaseAgent]) {
      expect(role(name).indices).toEqual([]);
      expect(role(name).cluster).toEqual([]);
    }
  });

  test('a reviewer reads verdicts and events, and of our own nothing else: votes stay independent', () => {
    const names = role(ROLES.reviewer).indices.flatMap((entry) => entry.names);
    expect(names).toEqual([VERDICT_STREAM.replace(/default$/, '*'), ...EVENT_INDICES]);
  });

  test('whoever may see processes may read all event indices', () => {
    for (const name of [ROLES.reviewer, ROLES.operator, ROLES.detectionEngineer])
      expect(role(name).indices.flatMap((entry) => entry.names)).toEqual(
        expect.arrayContaining([...EVENT_INDICES])
      );
  });

  test('each duty is granted by exactly the roles that are for it', () => {
    const features = kibanaFeatures();
    const holders = (privilege: string) =>
      Object.values(ROLES).filter((name) =>
        features.some(({ id, privileges }) =>
          (['all', 'read'] as const).some(
            (level) =>
              rights(name).includes(`feature_${id}.${level}`) && privileges[level].api?.includes(privilege)
          )
        )
      );
    expect(holders(API_PRIVILEGES.submit)).toEqual([ROLES.scanner]);
    expect(holders(API_PRIVILEGES.release)).toEqual([ROLES.releaseAgent]);
    expect(holders(API_PRIVILEGES.review)).toEqual([ROLES.reviewer]);
    expect(holders(API_PRIVILEGES.manage)).toEqual([ROLES.operator]);
    expect(holders(API_PRIVILEGES.read)).toEqual(Object.values(ROLES));
  });

  test('our own features are spelt as they are registered', () => {
    const known = Object.values(FEATURES).flatMap((id) => [`feature_${id}.all`, `feature_${id}.read`]);
    for (const name of Object.values(ROLES))
      expect(known).toEqual(
        expect.arrayContaining(rights(name).filter((right) => right.includes('treAirlock')))
      );
  });
});
