import { parentPort, workerData } from 'node:worker_threads';

import { Policy } from '../policy';
import type { PolicyFile } from '../policy';
import { scanFile } from '../scan/scan_file';
import type { FileScan } from '../scan/scan_file';

/** What the pool asks: one file under one of the policies that the worker was started with. */
export interface Job {
  file: string;
  shownPath: string;
  policy: string;
}

export interface Answer {
  scan: FileScan;
}

const policies = new Map(
  Object.entries(workerData as Record<string, PolicyFile>).map(([key, file]) => [key, new Policy(file)])
);

parentPort?.on('message', (job: Job) => {
  const policy = policies.get(job.policy);
  if (!policy) throw new Error(`The worker knows no policy "${job.policy}".`);
  void scanFile(job.file, job.shownPath, policy).then((scan) =>
    parentPort?.postMessage({ scan } satisfies Answer)
  );
});
