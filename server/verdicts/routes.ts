import { API_PRIVILEGES, LIMITS, ROUTES, egressBatch, egressBatchSchema, ingressVerdict } from '../../common';
import { route } from '../router/route';
import type { Route } from '../router/route';
import { submitFiles } from './submit_files';
import { submitPush } from './submit_push';

export const verdictRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: ROUTES.egressVerdicts,
    summary:
      'A batch of verdicts on the files of one egress request. 200 when every item is stored or was known, ' +
      '207 when some are not, 400 when none is. The same batch may be sent again.',
    privilege: API_PRIVILEGES.submit,
    body: egressBatch,
    bodySchema: egressBatchSchema,
    maxBytes: LIMITS.batchBytes,
    handler: (call, { body }) => submitFiles(call, body),
  }),
  route({
    method: 'post',
    path: ROUTES.ingressVerdicts,
    summary: 'The verdict on a push. The same verdict may be sent again.',
    privilege: API_PRIVILEGES.submit,
    body: ingressVerdict,
    maxBytes: LIMITS.batchBytes,
    handler: (call, { body }) => submitPush(call, body),
  }),
];
