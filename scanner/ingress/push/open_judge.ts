import type { Policy } from '../../policy';
import { ScanPool } from '../../pool/pool';
import type { Judge } from './judge_push';

/** An ordinary push is judged by one worker: starting a second takes longer than it saves. */
const FEW_FILES = 40;

/** Workers that judge files of a push under one policy; `close` ends them. */
export function openJudge(policy: Policy, jobs: number): Judge & { close(): Promise<void> } {
  const policies = { policy };
  const first = new ScanPool({ jobs: 1, policies });
  const others = new ScanPool({ jobs, policies });
  let asked = 0;
  return {
    jobs,
    judgeBlob: (path, content) => {
      asked += 1;
      return (asked <= FEW_FILES ? first : others).judgeBlob(path, content, 'policy');
    },
    close: async () => {
      await Promise.all([first.close(), others.close()]);
    },
  };
}
