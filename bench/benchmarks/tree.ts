import type { Client, estypes } from '@elastic/elasticsearch';
import { ROUTES, routePath } from '../../common';
import type { ProcessTreeAnswer } from '../../common';
import { sendLines } from '../../simulator/send';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { Meter } from '../meter';
import { inTurns } from '../rounds';
import { bigTree } from './big_tree';
import { settled } from '../engine_stats';
import { EVENTS_STREAM, storeDays } from './events_of_days';

const SIZE = 5_000;
const FULL = { rounds: 15, warmUp: 5, background: 100_000 };
const QUICK = { rounds: 5, warmUp: 3, background: 20_000 };

/** The same searches, each group at once and one group after the other. */
async function searchAgain(client: Client, groups: estypes.SearchRequest[][]): Promise<void> {
  for (const group of groups) await Promise.all(group.map((search) => client.search(search)));
}

async function store(bench: Bench, background: number) {
  const stage = await bench.stage();
  await stage.clear();
  const { until } = await storeDays(stage, background, 1, bench.say);
  const built = bigTree(SIZE, until);
  const sent = await sendLines(built.lines, { url: stage.engineUrl, index: EVENTS_STREAM });
  if (sent.created !== built.lines.length) throw new Error(`Events were refused: ${sent.reasons.join('; ')}`);
  await settled(stage.client, EVENTS_STREAM);
  return { stage, entityId: built.entityId, host: built.host };
}

/** A tree of 5,000 processes through its route, against the searches that it makes. */
export async function tree(bench: Bench): Promise<Result[]> {
  const { background, ...rounds } = bench.quick ? QUICK : FULL;
  const { stage, entityId, host } = await store(bench, background);
  const reviewer = stage.as('reviewer');
  const path = routePath(ROUTES.processTree, { entityId });
  const read = () => reviewer.get<ProcessTreeAnswer>(path, { host });

  stage.recorder.taken();
  const { tree: found } = await read();
  const searches = stage.recorder.taken();
  if (found.size < SIZE) throw new Error(`The tree has ${found.size} processes: ${found.limits.join(' ')}`);
  const meter = new Meter(stage.client);
  const measured = await inTurns({
    ...rounds,
    ours: () => meter.time('ours', read),
    bare: () => meter.time('bare', () => searchAgain(stage.client, searches)),
  });
  return [
    resultOf(
      {
        name: `tree of ${SIZE.toLocaleString('en-GB')} processes`,
        unit: 'ms',
        target: { of: 'ratio', is: 'at most', value: 3 },
        notes: [
          `${searches.flat().length} searches in ${searches.length} steps, ${found.size} nodes`,
          meter.note(rounds.warmUp),
        ],
      },
      measured
    ),
  ];
}
