import { readImportRights } from './import_rights';

const all = {
  siem: { show: true, crud: true },
  dashboard: { show: true, createNew: true },
  discover: { save: true },
  indexPatterns: { save: true },
};

it('finds all rights, under the names of later versions too', () => {
  const later = {
    siemV2: all.siem,
    dashboard_v2: all.dashboard,
    discover_v2: all.discover,
    indexPatterns: all.indexPatterns,
  };
  for (const capabilities of [all, later]) {
    const { rules, dashboards } = readImportRights(capabilities);
    expect([rules, dashboards]).toEqual([
      { read: true, write: true },
      { read: true, write: true },
    ]);
  }
});

it.each([
  ['without Security', { siem: undefined }, false, false, /no Elastic Security/],
  ['where Security is hidden', { siem: { show: false, crud: false } }, false, false, /hidden in this space/],
  ['as a reader of Security', { siem: { show: true, crud: false } }, true, false, /all rights/],
])('says %s why no rule can be imported', (_, change, read, write, words) => {
  const { rules } = readImportRights({ ...all, ...change });
  expect(rules).toMatchObject({ read, write });
  expect(rules.note).toMatch(words);
});

it.each([
  ['without dashboards', { dashboard: undefined }, false, false, /no dashboards/],
  ['as a reader', { dashboard: { show: true, createNew: false } }, true, false, /Saved Objects Management/],
  ['without the right to data views', { indexPatterns: { save: false } }, true, false, /Data View/],
])('says %s why no dashboard can be imported', (_, change, read, write, words) => {
  const { dashboards } = readImportRights({ ...all, ...change });
  expect(dashboards).toMatchObject({ read, write });
  expect(dashboards.note).toMatch(words);
});

it('takes the right to manage saved objects for enough', () => {
  const manager = { dashboard: { show: true }, savedObjectsManagement: { edit: true } };
  expect(readImportRights(manager).dashboards).toEqual({ read: true, write: true });
});

it('does not take another feature for Security', () => {
  expect(readImportRights({ siemMigrations: { show: true, crud: true } }).rules.read).toBe(false);
});
