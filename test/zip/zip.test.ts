import { createHash } from 'node:crypto';
import fs from 'node:fs';
import Module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { API_PRIVILEGES, FEATURES, ROUTES } from '../../common';
import { SHARED_MODULES } from '../../scripts/build/shared_deps';
import { buildZip } from '../../scripts/build/main';
import { schema } from '../host/config_schema';
import { readZip } from './unzip';
import type { ZipEntry } from './unzip';

const PREFIX = 'kibana/treAirlock/';
/** Version that no other test builds, so that two runs at once do not write one file. */
const VERSION = '8.12.2';

let entries: ZipEntry[];
let zipHash: string;

const hashOf = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');
const find = (name: string) => {
  const entry = entries.find((candidate) => candidate.name === PREFIX + name);
  if (!entry) throw new Error(`${name} is not in the zip`);
  return entry.content;
};

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const file = await buildZip(VERSION);
  zipHash = hashOf(file);
  entries = await readZip(file);
}, 120_000);

describe('the plugin zip', () => {
  it('has one folder below kibana/, and regular files that everyone may read', () => {
    expect(entries.length).toBeGreaterThan(10);
    for (const { name, mode } of entries) {
      expect(name.startsWith(PREFIX)).toBe(true);
      expect(mode.toString(8)).toBe('100644');
    }
  });

  it('has exactly one file that the installer takes for a manifest', () => {
    // The installer's pattern is not anchored, so a second match anywhere would be taken for a plugin.
    expect(entries.filter(({ name }) => /kibana\/[^/]+\/kibana\.json/i.test(name))).toHaveLength(1);
  });

  it('is stamped for the Kibana that was asked for, with keys that Kibana 8.3 knows', () => {
    const manifest = JSON.parse(find('kibana.json').toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ id: 'treAirlock', kibanaVersion: VERSION, server: true, ui: true });
    const known = [
      'id',
      'kibanaVersion',
      'type',
      'version',
      'configPath',
      'requiredPlugins',
      'optionalPlugins',
      'ui',
      'server',
      'extraPublicDirs',
      'requiredBundles',
      'serviceFolders',
      'owner',
      'description',
      'enabledOnAnonymousPages',
    ];
    expect(Object.keys(manifest).filter((key) => !known.includes(key))).toEqual([]);
    expect(manifest.requiredBundles).toBeUndefined();
  });

  it('carries what Setup installs', () => {
    const names = entries.map(({ name }) => name.slice(PREFIX.length));
    expect(names).toEqual(
      expect.arrayContaining([
        'ingest-pipelines/tre-airlock-events.json',
        'ingest-pipelines/tre-airlock-labels.json',
        'ingest-pipelines/index-templates/tre-airlock-requests.json',
        'deploy/roles/tre_airlock_reviewer.json',
        'dashboards/dist/tre-airlock-dashboards.ndjson',
        'detection-rules/dist/tre-airlock-rules.ndjson',
        'detection-rules/dist/tre-airlock-rules-later.ndjson',
        'server/index.js',
        'target/public/treAirlock.plugin.js',
        'target/public/treAirlock.app.js',
        'LICENSE',
      ])
    );
    expect(names.filter((name) => /\.(ts|tsx|painless|map|toml)$/.test(name))).toEqual([]);
  });

  it('keeps the file of every page under 10 kB and the app under 300 kB gzipped', () => {
    expect(find('target/public/treAirlock.plugin.js').length).toBeLessThan(10_000);
    expect(gzipSync(find('target/public/treAirlock.app.js')).length).toBeLessThan(300_000);
  });

  it('is the same, byte for byte, when it is built again', async () => {
    expect(hashOf(await buildZip(VERSION))).toBe(zipHash);
  });

  it.each(['8.3', 'kibana', '^8.3.0', '8.3.3-SNAPSHOT', '../8.3.3'])(
    'refuses the version %s',
    async (version) => {
      await expect(buildZip(version)).rejects.toThrow('x.y.z');
    }
  );
});

describe('the server bundle', () => {
  const registered: { features: unknown[]; routes: Array<{ path: string; options: { tags: string[] } }> } = {
    features: [],
    routes: [],
  };

  it('loads with nothing but @kbn/config-schema and registers every route and feature', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-zip-'));
    const asked: string[] = [];
    type Loader = (id: string) => unknown;
    const loaded = { exports: {} as Record<string, unknown> };
    const require_: Loader = (id) => {
      asked.push(id);
      if (id === '@kbn/config-schema') return { schema };
      if (Module.isBuiltin(id)) return jest.requireActual<object>(id);
      throw new Error(`The bundle asks for ${id}`);
    };
    vm.runInThisContext(
      `(function (exports, require, module, __filename, __dirname) {${find('server/index.js').toString()}\n})`
    )(loaded.exports, require_, loaded, path.join(folder, 'index.js'), folder);
    const { plugin, config } = loaded.exports as {
      plugin: (context: unknown) => { setup(core: unknown, plugins: unknown): void };
      config: { schema: { validate(value: unknown): unknown } };
    };
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const instance = plugin({
      logger: { get: () => logger },
      config: { get: () => config.schema.validate({}) },
      env: { packageInfo: { version: VERSION } },
    });
    const add = (route: (typeof registered.routes)[number]) => registered.routes.push(route);
    instance.setup(
      {
        http: { createRouter: () => ({ get: add, post: add, put: add, delete: add }), basePath: {} },
        savedObjects: { registerType: () => undefined },
        getStartServices: () => new Promise(() => undefined),
      },
      { features: { registerKibanaFeature: (feature: unknown) => registered.features.push(feature) } }
    );
    expect(asked.filter((id) => !Module.isBuiltin(id))).toEqual(['@kbn/config-schema']);
    expect(new Set(registered.routes.map(({ path: at }) => at))).toEqual(new Set(Object.values(ROUTES)));
    expect(registered.features).toHaveLength(Object.keys(FEATURES).length);
  });

  it('guards every route with a privilege', () => {
    const known = Object.values(API_PRIVILEGES).map((name) => `access:${name}`);
    for (const route of registered.routes) {
      expect(route.options.tags).toHaveLength(1);
      expect(known).toContain(route.options.tags[0]);
    }
  });
});

describe('the browser bundles', () => {
  /** Kibana's globals; whatever a supported Kibana does not share throws as soon as it is read. */
  function kibana() {
    const read = new Set<string>();
    const allowed: Record<string, unknown> = {
      React: jest.requireActual('react'),
      ReactDom: jest.requireActual('react-dom'),
      ReactRouterDom: jest.requireActual('react-router-dom'),
      ElasticEui: jest.requireActual('@elastic/eui'),
      EmotionReact: jest.requireActual('@emotion/react'),
      Moment: jest.requireActual('moment'),
    };
    const shared = new Proxy(
      {},
      {
        get: (_, key: string) => {
          read.add(key);
          if (!(key in allowed)) throw new Error(`The bundle reads the shared module ${key}`);
          return allowed[key];
        },
      }
    );
    const defined = new Map<string, () => unknown>();
    const window: Record<string, unknown> = {
      __kbnBundles__: {
        define: (key: string, load: () => unknown) => {
          if (defined.has(key)) throw new Error(`${key} is defined twice`);
          defined.set(key, load);
        },
      },
    };
    const context = vm.createContext(
      {
        window,
        __kbnSharedDeps__: shared,
        console,
        setTimeout,
        clearTimeout,
        queueMicrotask,
        URL,
        URLSearchParams,
      },
      { codeGeneration: { strings: false } }
    );
    return { window, context, defined, read };
  }

  it('the first defines the plugin and does nothing else', () => {
    const { context, defined, read } = kibana();
    vm.runInContext(find('target/public/treAirlock.plugin.js').toString(), context);
    expect([...defined.keys()]).toEqual(['plugin/treAirlock/public']);
    const { plugin } = defined.get('plugin/treAirlock/public')?.() as { plugin(context: unknown): object };
    expect(plugin({})).toMatchObject({ setup: expect.any(Function), start: expect.any(Function) });
    expect([...read]).toEqual([]);
  });

  it('the second leaves the app on the window, with shared modules of every Kibana only', () => {
    const { window, context, read } = kibana();
    vm.runInContext(find('target/public/treAirlock.app.js').toString(), context);
    expect(window.__treAirlockApp__).toEqual({ mountApp: expect.any(Function) });
    expect([...read].filter((key) => !Object.values(SHARED_MODULES).includes(key))).toEqual([]);
  });

  it('neither makes code from text', () => {
    for (const name of ['plugin', 'app'])
      expect(find(`target/public/treAirlock.${name}.js`).toString()).not.toMatch(/\beval\(|new Function\(/);
  });
});
