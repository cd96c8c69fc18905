import {
  API_PRIVILEGES,
  LIMITS,
  ROUTES,
  anything,
  decode,
  describeProblem,
  egressBatch,
  egressBatchSchema,
  ingressVerdict,
} from '../../common';
import type { IngressVerdict } from '../../common';
import { badRequest } from '../errors';
import { route } from '../router/route';
import type { Call, Route } from '../router/route';
import { submitFiles } from './submit_files';
import { submitPush } from './submit_push';
import { sarifQuery, submitSarif } from './sarif/submit_sarif';
import type { SarifQuery } from './sarif/submit_sarif';

const SARIF = 'application/sarif+json';
/** The schema is OASIS's, not ours: tools add keys of their own. */
const SARIF_SCHEMA = { description: 'A log of SARIF 2.1.0 (OASIS), with 1 to 20 runs.' };

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
    summary:
      'The verdict on a push, in our own JSON, or in SARIF 2.1.0 as application/sarif+json, then with what SARIF ' +
      'does not say in the query. The same verdict may be sent again.',
    privilege: API_PRIVILEGES.submit,
    query: sarifQuery,
    // Decoded by its media type, below.
    body: anything,
    bodySchema: ingressVerdict.schema,
    otherBodies: { [SARIF]: SARIF_SCHEMA },
    maxBytes: LIMITS.batchBytes,
    handler: (call, { query, body }) =>
      isSarif(call) ? submitSarif(call, query, body) : submitPush(call, ownJson(query, body)),
  }),
];

function isSarif({ request }: Call): boolean {
  const type = request.headers['content-type'];
  return typeof type === 'string' && type.split(';')[0]?.trim().toLowerCase() === SARIF;
}

function ownJson(query: SarifQuery, body: unknown): IngressVerdict {
  const [key] = Object.keys(query);
  if (key !== undefined)
    throw badRequest(`[request query.${key}]: is for ${SARIF} only; our own JSON says it in the body`);
  const decoded = decode(ingressVerdict, body);
  if (decoded.ok) return decoded.value;
  const [first, ...others] = decoded.problems;
  const path = ['request body', ...(first?.path ?? [])].join('.');
  const more = others.length > 0 ? `; ${others.map(describeProblem).join('; ')}` : '';
  throw badRequest(`[${path}]: ${first?.message ?? 'is not valid'}${more}`);
}
