import { noiseLines } from '../../simulator/noise';
import { sendLines } from '../../simulator/send';
import { storyEvents } from '../../simulator/story';
import { SHAPES, eventLine } from '../../simulator/template';
import { sharedEngine } from '../engine/for_tests';
import type { SharedEngine } from '../engine/for_tests';

const until = new Date('2022-07-14T18:00:00Z');
const from = new Date('2022-07-13T18:00:00Z');
let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
});

afterAll(() => engine.reset());

test.each(SHAPES)(
  'the index takes every event of the story and the background in the shape %s',
  async (shape) => {
    const { client, url } = engine;
    const story = storyEvents({ until, seed: 3 }).map((event) => eventLine(event, shape));
    const background = noiseLines({ seed: 3, shape, count: 3_000, from, until });
    const index = `try-simulator-${shape}`;
    const result = await sendLines([...story, ...background], { url, index });
    expect(result).toMatchObject({ created: story.length + 3_000, failed: 0, reasons: [] });
    await client.indices.refresh({ index });
    expect(await client.count({ index })).toMatchObject({ count: story.length + 3_000 });
  }
);

test('a document that the mapping refuses is counted as failed, the others as created', async () => {
  const { client, url } = engine;
  await client.indices.create({ index: 'try-refusing', mappings: { properties: { n: { type: 'long' } } } });
  const result = await sendLines(['{"n":1}', '{"n":"one"}', '{"n":3}'], { url, index: 'try-refusing' });
  expect(result).toMatchObject({ created: 2, failed: 1 });
  expect(result.reasons[0]).toContain('mapper_parsing_exception');
});
