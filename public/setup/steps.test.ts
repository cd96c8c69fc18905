import { bare, ready } from './fixtures';
import { leftToDo, setupSteps as stepsWith } from './steps';
import type { Packs, Step } from './steps';

const packs = (state: Step['state']): Packs => ({
  rules: { state, text: 'Rules.' },
  dashboards: { state, text: 'Dashboards.' },
});
const setupSteps = (state: Parameters<typeof stepsWith>[0], projects: number | undefined) =>
  stepsWith(state, projects, packs('done'));
const states = (...args: Parameters<typeof setupSteps>) =>
  Object.fromEntries(setupSteps(...args).map(({ id, state }) => [id, state]));

describe('setupSteps', () => {
  it('stand in their order, and are done where everything is in place', () => {
    const steps = setupSteps(ready(), 2);
    expect(steps.map(({ id }) => id)).toEqual([
      'assets',
      'service_key',
      'sources',
      'projects',
      'scanner_key',
      'roles',
      'rules',
      'dashboards',
    ]);
    expect(leftToDo(steps)).toEqual([]);
  });

  it('are open on a bare cluster', () => {
    expect(states(bare(), 0)).toMatchObject({
      assets: 'open',
      service_key: 'open',
      sources: 'open',
      projects: 'open',
      scanner_key: 'unknown',
      roles: 'open',
    });
    const left = leftToDo(stepsWith(bare(), 0, packs('open'))).map(({ id }) => id);
    for (const optional of ['roles', 'rules', 'dashboards']) expect(left).not.toContain(optional);
  });

  it('are done in part where some pieces are old, or a source is not mapped', () => {
    const [installed] = ready().assets;
    const [source] = ready().sources;
    if (!installed || !source) throw new Error('The fixture has lost its pieces.');
    const state = ready({
      assets: [installed, { ...installed, name: 'old', state: 'outdated' }],
      sources: [{ ...source, mapped: false }],
    });
    expect(states(state, 1)).toMatchObject({ assets: 'partly', sources: 'partly' });
    expect(setupSteps(state, 1)[0]?.text).toBe('1 is out of date.');
    expect(setupSteps(state, 1)[2]?.text).toBe('0 of 1 event source are attached and mapped.');
  });

  it('claims nothing of what cannot be seen', () => {
    const state = ready({ assets: [{ kind: 'index_template', name: 'a', state: 'unknown' }] });
    expect(states(state, undefined)).toMatchObject({ assets: 'unknown', projects: 'unknown' });
  });

  it('needs no keys where security is off', () => {
    const state = ready({
      elasticsearch: { version: '2.19', security: false, lifecycle: false },
      service_key: { state: 'not_needed', note: 'Security is off.' },
    });
    expect(states(state, 1)).toMatchObject({ service_key: 'done', scanner_key: 'done' });
  });

  it('counts a key that Elasticsearch refuses as none', () => {
    expect(states(ready({ service_key: { state: 'refused', note: 'Refused.' } }), 1).service_key).toBe(
      'open'
    );
  });
});
