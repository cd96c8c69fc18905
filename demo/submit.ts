import { randomUUID } from 'node:crypto';
import { ROUTES, manifestText } from '../common';
import type { EgressBatch, IngressVerdict, SubmissionAnswer } from '../common';
import type { Api } from './api';
import { POLICY } from './projects';
import type { EgressStory } from './requests/egress';
import { SCANNER, sha256Of } from './requests/file';
import type { IngressStory } from './requests/ingress';

const COMMIT_EVERY_MS = 25 * 60_000;

/** The body of POST /egress/verdicts for a request of the story. */
export function egressBatch(story: EgressStory, id: string, created: string): EgressBatch {
  const { project, title, researcher, files } = story;
  return {
    project,
    request: {
      id,
      title,
      researcher,
      manifest: { files: files.length, sha256: sha256Of(manifestText(files)) },
    },
    scanner: SCANNER,
    policy: POLICY,
    verdicts: files.slice(0, story.judged).map((verdict) => ({ ...verdict, created })),
  };
}

/** Sends a request's verdicts as the scanner; answers the request's id. */
export async function submitEgress(scanner: Api, story: EgressStory, created: string): Promise<string> {
  const id = randomUUID();
  await scanner.post<SubmissionAnswer>(ROUTES.egressVerdicts, egressBatch(story, id, created));
  return id;
}

export async function submitIngress(scanner: Api, story: IngressStory, created: string): Promise<string> {
  const id = randomUUID();
  const { project, title, result, findings } = story;
  const commits = story.push.commits.map((commit, age) => ({
    ...commit,
    time: new Date(Date.parse(created) - (age + 1) * COMMIT_EVERY_MS).toISOString(),
  }));
  const body: IngressVerdict = {
    project,
    request: { id, title },
    scanner: SCANNER,
    policy: POLICY,
    push: { ...story.push, commits },
    result,
    findings,
    scan: 'complete',
    created,
  };
  await scanner.post<SubmissionAnswer>(ROUTES.ingressVerdicts, body);
  return id;
}
