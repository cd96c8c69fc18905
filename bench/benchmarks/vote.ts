import type { Client } from '@elastic/elasticsearch';
import { INDEX_TEMPLATES, REQUESTS_INDEX, ROUTES, routePath } from '../../common';
import type { RequestDetail, VoteBody } from '../../common';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { Meter } from '../meter';
import { inTurns } from '../rounds';
import { BENCH_PREFIX } from '../stage';
import { egressBatches, sendBatches } from './egress_request';

/** Two votes are needed there, so that one reviewer can vote again and again on a request under review. */
const PROJECT = 'diabetes-cohort';
const FILES = 5_000;
const FULL = { rounds: 25, warmUp: 5 };
const QUICK = { rounds: 7, warmUp: 2 };
const TWIN_INDEX = `${BENCH_PREFIX}requests`;

interface StoredTemplate {
  index_templates: Array<{ index_template: { template: { settings?: object; mappings?: object } } }>;
}

async function makeTwinIndex(client: Client): Promise<void> {
  const { index_templates: found } = await client.transport.request<StoredTemplate>({
    method: 'GET',
    path: `/_index_template/${INDEX_TEMPLATES.requests}`,
  });
  await client.indices.create({ index: TWIN_INDEX, ...found[0]?.index_template.template });
}

/** One vote on a request of 5,000 files, against reading and writing the same document. */
export async function vote(bench: Bench): Promise<Result[]> {
  const stage = await bench.stage();
  await stage.clear();
  const { client } = stage;
  const batches = egressBatches(PROJECT, FILES);
  const id = batches[0]?.request.id ?? '';
  await sendBatches(stage.as('scanner'), batches);
  await makeTwinIndex(client);
  const { _source: document } = await client.get<object>({ index: REQUESTS_INDEX, id });
  await client.index({ index: TWIN_INDEX, id, document });
  const kilobytes = Math.round(JSON.stringify(document).length / 1000);
  const reviewer = stage.as('reviewer');
  const path = routePath(ROUTES.votes, { id });

  const meter = new Meter(client);
  const rounds = bench.quick ? QUICK : FULL;
  const measured = await inTurns({
    ...rounds,
    ours: async () => {
      const { revision } = await reviewer.get<RequestDetail>(routePath(ROUTES.request, { id }));
      const body: VoteBody = { revision, vote: 'approve', reason: 'Counts checked against the minimum.' };
      return meter.time('ours', () => reviewer.post(path, body));
    },
    bare: () =>
      meter.time('bare', async () => {
        const found = await client.get<object>({ index: TWIN_INDEX, id });
        await client.index({ index: TWIN_INDEX, id, document: found._source, refresh: true });
      }),
  });
  return [
    resultOf(
      {
        name: `vote on ${FILES.toLocaleString('en-GB')} files`,
        unit: 'ms',
        target: { of: 'ours', is: 'at most', value: 100 },
        notes: [`a document of ${kilobytes} kB`, meter.note(rounds.warmUp)],
      },
      measured
    ),
  ];
}
