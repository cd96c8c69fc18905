import { createMemoryHistory } from 'history';
import type { AppModule, AppRegistration, CoreSetup } from './contracts';
import { createFakeCore } from './test/fake_core';

// As in the zip, where the packager puts the one in the other's place.
jest.mock('./load_app', () => jest.requireActual<object>('./load_app_script'));

/** A fresh copy of the bundle, as a page of Kibana has it. */
async function setUp() {
  jest.resetModules();
  const { plugin } = await import('./index');
  const { core } = createFakeCore({});
  let app: AppRegistration | undefined;
  const setup: CoreSetup = {
    application: {
      register: (registered) => {
        app = registered;
      },
    },
    getStartServices: async () => [core, {}, undefined],
  };
  plugin().setup(setup);
  if (!app) throw new Error('nothing was registered');
  const params = {
    element: document.createElement('div'),
    history: createMemoryHistory(),
    theme$: { subscribe: () => ({ unsubscribe: () => undefined }) },
  };
  return { app, core, params };
}

const scripts = () => [...document.head.querySelectorAll('script')];

beforeEach(() => {
  scripts().forEach((script) => script.remove());
  window.__kbnPublicPath__ = { treAirlock: '/1/bundles/plugin/treAirlock/0.1.0/' };
  delete window.__treAirlockApp__;
});

it('registers the app among the Security apps, with its pages', async () => {
  const { app } = await setUp();
  expect(app).toMatchObject({ id: 'treAirlock', title: 'TRE Airlock', category: { id: 'securitySolution' } });
  expect(app.deepLinks.map(({ path }) => path)).toEqual([
    '/overview',
    '/requests',
    '/processes',
    '/projects',
    '/setup',
  ]);
  expect(scripts()).toHaveLength(0);
});

it('loads the second bundle when the app is opened, once, and mounts it', async () => {
  const { app, core, params } = await setUp();
  const unmount = jest.fn();
  const mountApp = jest.fn<() => void, Parameters<AppModule['mountApp']>>(() => unmount);
  const mounted = app.mount(params);
  expect(scripts().map((script) => script.getAttribute('src'))).toEqual([
    '/1/bundles/plugin/treAirlock/0.1.0/treAirlock.app.js',
  ]);
  window.__treAirlockApp__ = { mountApp };
  scripts()[0]?.dispatchEvent(new Event('load'));
  expect(await mounted).toBe(unmount);
  expect(mountApp).toHaveBeenCalledWith(core, {}, params);
  await app.mount(params);
  expect(scripts()).toHaveLength(1);
});

it('says that the bundle did not arrive, and tries again the next time', async () => {
  const { app, params } = await setUp();
  const failing = app.mount(params);
  scripts()[0]?.dispatchEvent(new Event('error'));
  await expect(failing).rejects.toThrow('Reload the page');
  expect(scripts()).toHaveLength(0);
  void app.mount(params).catch(() => undefined);
  expect(scripts()).toHaveLength(1);
});
