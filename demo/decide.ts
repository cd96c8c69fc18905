import { ROUTES, routePath } from '../common';
import type { DecisionBody, ReleaseBody, RequestDetail, VoteBody } from '../common';
import type { Api } from './api';
import type { Next } from './requests/egress';

export interface People {
  reviewer: Api;
  secondReviewer: Api;
  releaseAgent: Api;
}

const read = (as: Api, id: string) => as.get<RequestDetail>(routePath(ROUTES.request, { id }));

async function approve(as: Api, id: string, reason: string): Promise<void> {
  const { revision } = await read(as, id);
  const body: VoteBody = { revision, vote: 'approve', reason };
  await as.post(routePath(ROUTES.votes, { id }), body);
}

async function giveBack(as: Api, id: string, reason: string): Promise<void> {
  const { revision } = await read(as, id);
  const body: DecisionBody = { revision, reason };
  await as.post(routePath(ROUTES.return, { id }), body);
}

async function release(as: Api, id: string): Promise<void> {
  const { files, pushed, project } = await read(as, id);
  const body: ReleaseBody = {
    destination: pushed ? `/srv/airlock/ingress/${project.id}` : `sftp://outbox.example.org/${project.id}`,
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
    ...(pushed ? { commit: pushed.after } : {}),
  };
  await as.post(routePath(ROUTES.release, { id }), body);
}

/** Does with a request what the story says that people do. */
export async function carryOn(people: People, id: string, next: Next, isPush: boolean): Promise<void> {
  if (next === 'return')
    await giveBack(people.reviewer, id, 'Seven cells are below ten. Please merge the oldest age bands.');
  if (next === 'approve' || next === 'approve_twice' || (next === 'release' && !isPush))
    await approve(people.reviewer, id, 'Checked every table against the minimum count of ten.');
  if (next === 'approve_twice')
    await approve(people.secondReviewer, id, 'Read independently; coefficients only, no single records.');
  if (next === 'release') await release(people.releaseAgent, id);
}
