import { API_PRIVILEGES, FEATURES, PLUGIN_ID, UI_CAPABILITIES } from '../common';
import { kibanaFeatures } from './features';

const { read, submit, review, release, manage } = API_PRIVILEGES;
const { show } = UI_CAPABILITIES;

const granted = Object.fromEntries(
  kibanaFeatures().map(({ id, privileges }) => [
    id,
    {
      all: [privileges.all.api, privileges.all.ui],
      read: [privileges.read.api, privileges.read.ui],
    },
  ])
);

test('each duty grants exactly its own privilege', () => {
  expect(granted).toEqual({
    [FEATURES.app]: {
      all: [
        [read, manage],
        [show, UI_CAPABILITIES.manage],
      ],
      read: [[read], [show]],
    },
    [FEATURES.review]: {
      all: [
        [read, review],
        [show, UI_CAPABILITIES.review],
      ],
      read: [[read], [show]],
    },
    [FEATURES.submit]: { all: [[read, submit], [UI_CAPABILITIES.submit]], read: [[read], [show]] },
    [FEATURES.release]: { all: [[read, release], [UI_CAPABILITIES.release]], read: [[read], [show]] },
  });
});

test('every API privilege is granted by some feature', () => {
  const all = kibanaFeatures().flatMap(({ privileges }) => privileges.all.api ?? []);
  expect(new Set(all)).toEqual(new Set(Object.values(API_PRIVILEGES)));
});

test('every app of a feature is granted by one of its privileges, else Kibana does not start', () => {
  for (const { app, privileges } of kibanaFeatures()) {
    const grantedApps = [...(privileges.all.app ?? []), ...(privileges.read.app ?? [])];
    expect(grantedApps).toEqual(expect.arrayContaining(app));
  }
});

test('machines see no app, and no duty grants saved objects', () => {
  const apps = Object.fromEntries(kibanaFeatures().map(({ id, app }) => [id, app.includes(PLUGIN_ID)]));
  expect(apps).toEqual({
    [FEATURES.app]: true,
    [FEATURES.review]: true,
    [FEATURES.submit]: false,
    [FEATURES.release]: false,
  });
  for (const { privileges } of kibanaFeatures())
    for (const { savedObject } of [privileges.all, privileges.read])
      expect(savedObject).toEqual({ all: [], read: [] });
});

test('privileges hold no key that Kibana does not know, since one unknown stops its start', () => {
  const known = ['api', 'app', 'savedObject', 'ui'];
  for (const { privileges } of kibanaFeatures())
    for (const privilege of Object.values(privileges))
      expect(known).toEqual(expect.arrayContaining(Object.keys(privilege)));
});
