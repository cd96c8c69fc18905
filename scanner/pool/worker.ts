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

const policies = new Map(
  Object.entries(workerData as Record<string, PolicyFile>).map(([key, file]) => [key, new Policy(file)])
);

function judge(job: Job): Promise<Answer> {
  const policy = policies.get(job.policy);
  if (!policy) throw new Error(`The worker knows no policy "${job.policy}".`);
  if (job.kind === 'file') return scanFile(job.file, job.shownPath, policy);
  const { buffer, byteOffset, byteLength } = job.content;
  return judgeBlob(job.path, Buffer.from(buffer, byteOffset, byteLength), policy);
}

parentPort?.on('message', (job: Job) => void judge(job).then((answer) => parentPort?.postMessage(answer)));
