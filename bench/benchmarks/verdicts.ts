import type { Client } from '@elastic/elasticsearch';
import type { EgressBatch, FileVerdict } from '../../common';
import { fileVerdictToEcs } from '../../server/verdicts/to_ecs';
import { fileKey } from '../../server/verdicts/verdict_key';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { Meter } from '../meter';
import { inTurns } from '../rounds';
import { egressBatches, sendBatches } from './egress_request';

/** Its name falls under the template of our verdicts, so that it has the same mappings and settings. */
const TWIN_STREAM = 'logs-tre.verdict-bench';
const PROJECT = { id: 'heart-study', name: 'Heart study' };
const FULL = { files: [1_000, 5_000], rounds: 9, warmUp: 3 };
const QUICK = { files: [1_000, 5_000], rounds: 3, warmUp: 1 };

/** The documents that the route makes of a batch, each with its id. */
function documentsOf(batch: EgressBatch): object[] {
  const { scanner, policy, request } = batch;
  const context = {
    request: { id: request.id, direction: 'egress' as const },
    project: PROJECT,
    scanner,
    policy,
    researcher: request.researcher,
    submittedBy: 'scanner',
    receivedAt: new Date().toISOString(),
    late: false,
  };
  return (batch.verdicts as FileVerdict[]).flatMap((verdict) => {
    const key = fileKey({ request: request.id, scanner, policy }, verdict);
    return [{ create: { _id: key } }, fileVerdictToEcs(key, context, verdict)];
  });
}

async function storeAll(client: Client, batches: readonly object[][]): Promise<void> {
  for (const operations of batches) {
    const answer = await client.bulk({ index: TWIN_STREAM, operations, filter_path: 'errors' });
    if (answer.errors) throw new Error('The engine refused documents of the raw bulk.');
  }
}

/** Documents a second through POST /egress/verdicts, against a raw bulk of the same documents. */
export async function verdicts(bench: Bench): Promise<Result[]> {
  const stage = await bench.stage();
  await stage.clear();
  const { files, rounds, warmUp } = bench.quick ? QUICK : FULL;
  const scanner = stage.as('scanner');
  const results: Result[] = [];
  for (const count of files) {
    const rate = (ms: number) => (count * 1000) / ms;
    const meter = new Meter(stage.client);
    const measured = await inTurns({
      rounds,
      warmUp,
      ours: async () => {
        const batches = egressBatches(PROJECT.id, count);
        return rate(await meter.time('ours', () => sendBatches(scanner, batches)));
      },
      bare: async () => {
        const batches = egressBatches(PROJECT.id, count).map(documentsOf);
        return rate(await meter.time('bare', () => storeAll(stage.client, batches)));
      },
    });
    results.push(
      resultOf(
        {
          name: `verdicts, requests of ${count.toLocaleString('en-GB')} files`,
          unit: 'docs/s',
          target: { of: 'ratio', is: 'at least', value: 0.5 },
          notes: [meter.note(warmUp)],
        },
        measured
      )
    );
  }
  return results;
}
