import { LIMITS } from '../../../common';
import type { IngressVerdict } from '../../../common';
import { SCANNER } from '../../version';
import type { RepositoryConfig } from '../config/load';
import type { CommitObject, Signature } from '../git/commit';
import type { PushJudgement } from '../push/judge_push';
import type { RefUpdate } from '../push/updates';

/** What the API gets of one ref of a push. Commits are newest first; the oldest are left out when there are too many. */
export function ingressVerdict(
  repository: RepositoryConfig,
  request: string,
  update: RefUpdate,
  pushedBy: string,
  judged: PushJudgement
): IngressVerdict {
  const commits = [...judged.content.commits].reverse().slice(0, LIMITS.commitsPerPush);
  return {
    project: repository.project,
    request: { id: request },
    scanner: { ...SCANNER },
    policy: repository.policy.ref,
    push: {
      repository: repository.name,
      ref: update.ref,
      before: update.before,
      after: update.after,
      commits: commits.map(toCommit),
      pusher: pushedBy,
      files: judged.files,
      ...(repository.permalink !== undefined && { permalink: repository.permalink }),
    },
    result: judged.verdict,
    findings: judged.findings,
    scan: judged.scan,
    created: new Date().toISOString(),
  };
}

const toCommit = ({
  oid,
  author,
  committer,
  message,
}: CommitObject): IngressVerdict['push']['commits'][number] => ({
  id: oid,
  author: person(author),
  committer: person(committer),
  message: wellFormed(message, LIMITS.messageLength),
  ...(committer.time !== undefined && { time: committer.time }),
});

const person = ({ name, email }: Signature) => ({
  name: wellFormed(name, 256),
  email: wellFormed(email, 320),
});

const wellFormed = (text: string, length: number) =>
  text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '');
