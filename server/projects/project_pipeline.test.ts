import type { Project } from '../../common';
import { projectDefaults } from '../../common';
import { createPipelineRenewal } from './project_pipeline';

const logger = { debug: () => undefined };
const project = (id: string): Project => ({
  ...projectDefaults({ name: id }),
  id,
  revision: 1,
  created_at: '2026-11-02T10:00:00Z',
  updated_at: '2026-11-02T10:00:00Z',
  updated_by: 'operator',
});

/** A registry and a pipeline whose every step takes a turn of the event loop. */
function world() {
  const state = { stored: [] as Project[], pipeline: [] as string[], installs: 0, failures: 0 };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const renewal = createPipelineRenewal(
    {
      read: async () => {
        await turn();
        return [...state.stored];
      },
      install: async (projects) => {
        await turn();
        if (state.failures > 0) {
          state.failures--;
          throw new Error('Elasticsearch is away.');
        }
        state.installs++;
        state.pipeline = projects.map(({ id }) => id);
      },
    },
    logger,
    0
  );
  return { state, renewal, turn };
}

test('what changes while the pipeline is written is written too', async () => {
  const { state, renewal, turn } = world();
  state.stored.push(project('a'));
  const done = renewal();
  await turn();
  await turn();
  state.stored.push(project('b'));
  await done;
  expect(state.pipeline).toEqual(['a', 'b']);
});

test('a hundred changes at once share a few writes, and each finds its own when it is told', async () => {
  const { state, renewal } = world();
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      state.stored.push(project(`p${index}`));
      await renewal();
      expect(state.pipeline).toContain(`p${index}`);
    })
  );
  expect(state.pipeline).toHaveLength(100);
  expect(state.installs).toBeLessThan(10);
});

test('a write that fails is tried again, and told when it fails for good', async () => {
  const { state, renewal } = world();
  state.stored.push(project('a'));
  state.failures = 3;
  await renewal();
  expect(state.pipeline).toEqual(['a']);
  state.failures = 4;
  await expect(renewal()).rejects.toThrow('Elasticsearch is away.');
  await expect(renewal()).resolves.toBeUndefined();
});

test('projects that change without end are told', async () => {
  let reads = 0;
  const renewal = createPipelineRenewal(
    { read: async () => [project(`p${++reads}`)], install: async () => undefined },
    logger,
    0
  );
  await expect(renewal()).rejects.toThrow('changed faster');
});
