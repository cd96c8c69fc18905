import type { Policy } from '../../policy';
import { ScanPool } from '../../pool/pool';
import type { Judge } from './judge_push';

/** Workers that judge files of a push under one policy; `close` ends them. */
export function openJudge(policy: Policy, jobs: number): Judge & { close(): Promise<void> } {
  const pool = new ScanPool({ jobs, policies: { policy } });
  return {
    jobs,
    judgeBlob: (path, content) => pool.judgeBlob(path, content, 'policy'),
    close: () => pool.close(),
  };
}
