import type { Client, estypes } from '@elastic/elasticsearch';
import { ROUTES } from '../../common';
import type { ProcessesPage } from '../../common';
import { sendLines } from '../../simulator/send';
import { storyEvents } from '../../simulator/story';
import { eventLine } from '../../simulator/template';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { Meter } from '../meter';
import { inTurns, timed } from '../rounds';
import type { Stage } from '../stage';
import { settled } from '../engine_stats';
import { EVENTS_STREAM, storeDays, storedDays } from './events_of_days';
import type { Days } from './events_of_days';

const DAYS = 10;
const SIZE = 25;
const SEED = 99;
const TIMES = 5;
/**
 * Both sides run on an engine that has compiled what they ask of it, as in life. At the 200th page it still compiles:
 * a page then costs it three times the processor time that it costs from the 600th on.
 */
const FULL = { rounds: 60, warmUp: 600 };
const QUICK = { rounds: 9, warmUp: 4 };
/** As a person opens the view, and with what ordinary use starts as well. */
const VIEWS: Array<{ name: string; query: Record<string, string> }> = [
  { name: 'processes, first page', query: { view: 'python' } },
  { name: 'processes, expected too', query: { view: 'python', expected: 'true' } },
];

interface Range {
  from: string;
  to: string;
}

const bareQuery = ({ from, to }: Range): estypes.SearchRequest => ({
  index: EVENTS_STREAM,
  query: {
    bool: {
      filter: [
        { term: { 'tre.activity': 'python_child' } },
        { range: { '@timestamp': { gte: from, lte: to } } },
      ],
    },
  },
  size: SIZE,
  sort: [{ '@timestamp': 'desc' }] as unknown as string[],
});

/** Events keep coming in life, and what an engine keeps in memory for an index that stands still is lost then. */
async function takeOneMore({ client, engineUrl }: Stage, line: string): Promise<void> {
  const sent = await sendLines([line], { url: engineUrl, index: EVENTS_STREAM });
  if (sent.created !== 1) throw new Error(`An event was refused: ${sent.reasons.join('; ')}`);
  await client.indices.refresh({ index: EVENTS_STREAM });
}

/** How long each search of a page takes on its own, at its fastest, for where the time goes. */
async function searchTimes(client: Client, groups: estypes.SearchRequest[][]): Promise<string[]> {
  const notes: string[] = [];
  for (const [group, searches] of groups.entries())
    for (const search of searches) {
      let ms = Infinity;
      for (let time = 0; time < TIMES; time += 1) ms = Math.min(ms, await timed(() => client.search(search)));
      notes.push(`step ${group + 1}: ${ms.toFixed(1)} ms, ${JSON.stringify(search.query).slice(0, 160)}`);
    }
  return notes;
}

async function storeAnew(bench: Bench, stage: Stage): Promise<Days> {
  await stage.clear();
  return storeDays(stage, bench.events, DAYS, bench.say);
}

/** The first page of Processes, against the one query that finds the same events. */
export async function processes(bench: Bench): Promise<Result[]> {
  const stage = await bench.stage();
  const { from, until } = (await storedDays(stage, bench.events)) ?? (await storeAnew(bench, stage));
  await settled(stage.client, EVENTS_STREAM);
  const reviewer = stage.as('reviewer');
  // No two rounds ask for the same range, so that neither side is answered from a cache of answers.
  const range = (round: number): Range => ({
    from: new Date(from.getTime() + round).toISOString(),
    to: new Date(until.getTime() - round).toISOString(),
  });
  const [event] = storyEvents({ until, seed: SEED });
  if (!event) throw new Error('The story is empty.');
  const line = eventLine(event, 'module');
  const results: Result[] = [];
  for (const { name, query } of VIEWS) {
    let page: ProcessesPage | undefined;
    const meter = new Meter(stage.client);
    const rounds = bench.quick ? QUICK : FULL;
    const measured = await inTurns({
      ...rounds,
      ours: async (round) => {
        await takeOneMore(stage, line);
        return meter.time('ours', async () => {
          page = await reviewer.get<ProcessesPage>(ROUTES.processes, { ...query, ...range(round) });
        });
      },
      bare: async (round) => {
        await takeOneMore(stage, line);
        return meter.time('bare', () => stage.client.search(bareQuery(range(round))));
      },
    });
    stage.recorder.taken();
    await reviewer.get(ROUTES.processes, { ...query, ...range(1_000) });
    const notes = [
      `${bench.events.toLocaleString('en-GB')} events, ${page?.items.length} rows of ${page?.total}`,
      meter.note(rounds.warmUp),
      ...(await searchTimes(stage.client, stage.recorder.taken())),
    ];
    results.push(
      resultOf({ name, unit: 'ms', target: { of: 'ratio', is: 'at most', value: 4 }, notes }, measured)
    );
  }
  return results;
}
