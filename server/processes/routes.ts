import { API_PRIVILEGES, ROUTES, processPath, processesQuery, requestPath, treeQuery } from '../../common';
import type { ProcessTreeAnswer, ProcessesPage, ReadRights, RequestActivity } from '../../common';
import { visibleRequest } from '../requests/visible_request';
import type { Call, Route } from '../router/route';
import { route } from '../router/route';
import { withEventReader } from './event_reader';
import type { EventReader } from './event_reader';
import { listProcesses } from './list';
import { processParams } from './params';
import { eventRights } from './rights';
import { processTree } from './tree';

/** What ran in this time before a request is shown beside it. */
const ACTIVITY_MS = 24 * 60 * 60 * 1000;
const ACTIVITY_SIZE = '100';

/** Everything here is read as the caller; the answer says what they may not read. */
function asCaller<T>(
  { services, request }: Call,
  work: (read: EventReader, rights: Promise<ReadRights>) => Promise<T>
): Promise<T> {
  const { securityEnabled, internal } = services;
  const asUser = services.asUser(request);
  return withEventReader(asUser, request, (read) =>
    work(read, eventRights({ securityEnabled, internal, asUser }))
  );
}

export const processRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.processes,
    summary: 'Started processes: children of Python or PowerShell, flagged ones, or any; newest first.',
    privilege: API_PRIVILEGES.read,
    query: processesQuery,
    handler: async (call, { query }): Promise<ProcessesPage> => {
      const { project: id } = query;
      const project = id === undefined ? undefined : await call.services.projects.get(id, call.space);
      const search = processParams(query, project, Date.now());
      return asCaller(call, (read, rights) => listProcesses(read, search, rights));
    },
  }),
  route({
    method: 'get',
    path: ROUTES.processTree,
    summary: 'One process with its ancestors, its descendants and how long each ran.',
    privilege: API_PRIVILEGES.read,
    params: processPath,
    query: treeQuery,
    handler: (call, { params, query }): Promise<ProcessTreeAnswer> =>
      asCaller(call, (read, rights) => processTree(read, params.entityId, query.host, rights)),
  }),
  route({
    method: 'get',
    path: ROUTES.requestActivity,
    summary: "Flagged executions of a request's project in the day before the request.",
    privilege: API_PRIVILEGES.read,
    params: requestPath,
    handler: async (call, { params }): Promise<RequestActivity> => {
      const { stored, project } = await visibleRequest(call, params.id);
      const to = new Date(stored.document.created_at);
      const range = { from: new Date(to.getTime() - ACTIVITY_MS).toISOString(), to: to.toISOString() };
      const search = processParams({ ...range, view: 'flagged', size: ACTIVITY_SIZE }, project, to.getTime());
      const page = await asCaller(call, (read, rights) => listProcesses(read, search, rights));
      return { ...range, page };
    },
  }),
];
