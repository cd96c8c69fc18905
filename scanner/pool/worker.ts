import { parentPort, workerData } from 'node:worker_threads';

import type { Judgement } from '../content/inspect';
import { judgeBlob } from '../ingress/push/judge_blob';
import { Policy } from '../policy';
import type { PolicyFile } from '../policy';
import { scanFile } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';

/** What the pool asks: one file of a share, or one of a push, under a policy that the worker was started with. */
export type Job = { policy: string } & (
  { kind: 'file'; file: string; shownPath: string } | { kind: 'blob'; path: string; content: Uint8Array }
);

export type Answer = FileScan | Judgement;

/** What a worker is started with. */
export interface WorkerData {
  policies: Record<string, PolicyFile>;
  /** One number: which job of the batch is under way, so that it is known when the worker does not come back. */
  current: Int32Array;
}

const { policies: files, current } = workerData as WorkerData;
const policies = new Map(Object.entries(files).map(([key, file]) => [key, new Policy(file)]));

function judge(job: Job): Promise<Answer> {
  const policy = policies.get(job.policy);
  if (!policy) throw new Error(`The worker knows no policy "${job.policy}".`);
  if (job.kind === 'file') return scanFile(job.file, job.shownPath, policy);
  const { buffer, byteOffset, byteLength } = job.content;
  return judgeBlob(job.path, Buffer.from(buffer, byteOffset, byteLength), policy);
}

/** One after another, so that it is certain which one a worker fell over. */
async function judgeAll(batch: readonly Job[]): Promise<void> {
  const answers: Answer[] = [];
  for (const [index, job] of batch.entries()) {
    Atomics.store(current, 0, index);
    answers.push(await judge(job));
  }
  parentPort?.postMessage(answers);
}

parentPort?.on('message', (batch: Job[]) => void judgeAll(batch));
