import { noiseLines } from '../../simulator/noise';
import { sendLines } from '../../simulator/send';
import { storyEvents } from '../../simulator/story';
import { eventLine } from '../../simulator/template';
import type { Stage } from '../stage';

/** Falls under the template of `winlogbeat-*`, pipeline included. */
export const EVENTS_STREAM = 'winlogbeat-bench';
const DAY_MS = 24 * 3_600_000;
const SEED = 5;

export interface Days {
  from: Date;
  until: Date;
}

function* lines(events: number, days: number, { from, until }: Days): Generator<string, void> {
  let stories = 0;
  for (let day = 0; day < days; day += 1) {
    const end = new Date(until.getTime() - day * DAY_MS);
    for (const event of storyEvents({ until: end, seed: SEED + day })) {
      stories += 1;
      yield eventLine(event, 'module');
    }
  }
  const count = Math.max(0, events - stories);
  yield* noiseLines({ seed: SEED, shape: 'module', count, from, until });
}

interface Times {
  first: { value: number };
  last: { value: number };
}

/** The time that the events of an earlier run lie in, if there are as many of them as are wanted. */
export async function storedDays({ client }: Stage, events: number): Promise<Days | undefined> {
  const index = EVENTS_STREAM;
  if (!(await client.indices.exists({ index }))) return undefined;
  const { count } = await client.count({ index });
  if (count < events) return undefined;
  const field = '@timestamp';
  const { aggregations } = await client.search({
    index,
    size: 0,
    aggs: { first: { min: { field } }, last: { max: { field } } },
  });
  const { first, last } = aggregations as unknown as Times;
  return { from: new Date(first.value), until: new Date(last.value) };
}

/**
 * Stores events of the last days through the pipelines: the story of one working day on each, ordinary background
 * for the rest. Answers the time that they lie in.
 */
export async function storeDays(
  { client, engineUrl }: Stage,
  events: number,
  days: number,
  say: (line: string) => void
): Promise<Days> {
  const until = new Date();
  const range = { from: new Date(until.getTime() - days * DAY_MS), until };
  let said = 0;
  const sent = await sendLines(lines(events, days, range), {
    url: engineUrl,
    index: EVENTS_STREAM,
    onProgress: ({ created, seconds }) => {
      if (seconds - said < 20) return;
      said = seconds;
      say(`  ${created.toLocaleString('en-GB')} of ${events.toLocaleString('en-GB')} events`);
    },
  });
  if (sent.failed > 0 || sent.stoppedBy) throw new Error(`Events were refused: ${sent.reasons.join('; ')}`);
  await client.indices.refresh({ index: EVENTS_STREAM });
  return range;
}
