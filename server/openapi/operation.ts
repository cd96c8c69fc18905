import type { ApiPrivilege, Codec } from '../../common';
import { API_PRIVILEGES } from '../../common';
import type { Route } from '../router/route';

export type Schema = Record<string, unknown>;

/** Which privilege of Kibana grants what a route asks for, in a person's words. */
const GRANTED_BY: Record<ApiPrivilege, string> = {
  [API_PRIVILEGES.read]: 'any privilege of TRE Airlock',
  [API_PRIVILEGES.submit]: '"TRE Airlock: submit verdicts (scanners)"',
  [API_PRIVILEGES.review]: '"TRE Airlock: review requests"',
  [API_PRIVILEGES.release]: '"TRE Airlock: release approved requests (release agents)"',
  [API_PRIVILEGES.manage]: '"TRE Airlock" (all)',
};

const XSRF = {
  name: 'kbn-xsrf',
  in: 'header',
  required: true,
  description: 'Any value; Kibana refuses a call without it.',
  schema: { type: 'string', example: 'tre-airlock' },
};

const errorAnswer = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

/** One parameter for each key of a codec of an object. */
function parameters(codec: Codec<unknown> | undefined, place: 'path' | 'query') {
  const { properties = {}, required = [] } = (codec?.schema ?? {}) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

const hasStatus = (route: Route, status: number) =>
  status === 404 ? route.params !== undefined : route.method !== 'get';

function answers(route: Route) {
  return {
    200: { description: 'Done.', content: { 'application/json': { schema: { type: 'object' } } } },
    ...(route.body
      ? {
          207: {
            description: 'Some pieces were done and some were not; the answer says which.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        }
      : {}),
    400: errorAnswer('The call is not understood; the message names the path of what is wrong.'),
    401: errorAnswer('Not logged in.'),
    403: errorAnswer('A privilege of Kibana, or a right in Elasticsearch, is missing.'),
    ...(hasStatus(route, 404) ? { 404: errorAnswer('There is no such thing in this space.') } : {}),
    ...(hasStatus(route, 409)
      ? { 409: errorAnswer('It does not fit what is there now, which the attributes tell.') }
      : {}),
    ...(route.body ? { 413: errorAnswer('The body is too large.') } : {}),
    503: errorAnswer('Elasticsearch is away, or TRE Airlock is not set up; the attributes tell which.'),
  };
}

/** `postEgressVerdicts`: unique, since a method and a path are. */
export function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\/tre_airlock\/v1\//, '')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '');
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** One route as an operation of OpenAPI. */
export function operation(route: Route): Record<string, unknown> {
  const { body, bodySchema, otherBodies = {}, privilege, summary } = route;
  return {
    operationId: operationId(route),
    summary,
    description: `Needs the API privilege \`${privilege}\`, which is granted by ${GRANTED_BY[privilege]}.`,
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(route.method === 'get' ? [] : [XSRF]),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: bodySchema ?? body.schema },
              ...Object.fromEntries(Object.entries(otherBodies).map(([type, schema]) => [type, { schema }])),
            },
          },
        }
      : {}),
    responses: answers(route),
  };
}
