import {
  API_PRIVILEGES,
  LIMITS,
  ROUTES,
  decisionBody,
  releaseBody,
  requestPath,
  requestsQuery,
  verdictsQuery,
  voteBody,
  withdrawBody,
} from '../../common';
import type { ApiPrivilege, RoutePath } from '../../common';
import { route } from '../router/route';
import type { Route } from '../router/route';
import { listVerdicts } from '../verdicts/list_verdicts';
import { decide, vote } from './decisions';
import type { Decision } from './decisions';
import { listRequests } from './queue';
import { release } from './release';
import { viewRequest } from './view_request';

/** Decisions of a person share one body: the revision that was seen, and a reason. */
const decision = (
  name: Exclude<Decision, 'withdraw'>,
  path: RoutePath,
  privilege: ApiPrivilege,
  summary: string
) =>
  route({
    method: 'post',
    path,
    summary,
    privilege,
    params: requestPath,
    body: decisionBody,
    handler: (call, { params, body }) => decide(call, params.id, name, body),
  });

export const requestRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.requests,
    summary: 'The queue of requests, filtered and sorted, a page at a time.',
    privilege: API_PRIVILEGES.read,
    query: requestsQuery,
    handler: (call, { query }) => listRequests(call, query),
  }),
  route({
    method: 'get',
    path: ROUTES.request,
    summary: 'One request with its files, votes and history. The look is recorded in the audit stream.',
    privilege: API_PRIVILEGES.read,
    params: requestPath,
    handler: (call, { params }) => viewRequest(call, params.id),
  }),
  route({
    method: 'get',
    path: ROUTES.requestVerdicts,
    summary: 'Verdicts of one request with all their findings, newest first.',
    privilege: API_PRIVILEGES.read,
    params: requestPath,
    query: verdictsQuery,
    handler: (call, { params, query }) => listVerdicts(call, params.id, query),
  }),
  route({
    method: 'post',
    path: ROUTES.votes,
    summary: 'Vote on files of a request, or on all of them, or on a push. The last vote needed decides.',
    privilege: API_PRIVILEGES.review,
    params: requestPath,
    body: voteBody,
    maxBytes: LIMITS.batchBytes,
    handler: (call, { params, body }) => vote(call, params.id, body),
  }),
  decision(
    'return',
    ROUTES.return,
    API_PRIVILEGES.review,
    'Return a request to the researcher, who may change it and submit it again.'
  ),
  decision('reject', ROUTES.reject, API_PRIVILEGES.review, 'Reject a request for good.'),
  decision(
    'override',
    ROUTES.override,
    API_PRIVILEGES.manage,
    'Let people review a request that a scan blocked.'
  ),
  decision(
    'revoke',
    ROUTES.revoke,
    API_PRIVILEGES.review,
    'Take back an approval, before or after the release.'
  ),
  route({
    method: 'post',
    path: ROUTES.withdraw,
    summary: 'Withdraw a request for the researcher.',
    privilege: API_PRIVILEGES.submit,
    params: requestPath,
    body: withdrawBody,
    handler: (call, { params, body }) => decide(call, params.id, 'withdraw', body),
  }),
  route({
    method: 'post',
    path: ROUTES.release,
    summary: 'Record what was copied out. When it is not what was reviewed, the request is reviewed again.',
    privilege: API_PRIVILEGES.release,
    params: requestPath,
    body: releaseBody,
    maxBytes: LIMITS.batchBytes,
    handler: (call, { params, body }) => release(call, params.id, body),
  }),
];
