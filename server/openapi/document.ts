import type { Route } from '../router/route';
import { operation } from './operation';
import type { Schema } from './operation';

/** Every error has Kibana's own form, whichever part of Kibana or of ours made it. */
const ERROR: Schema = {
  type: 'object',
  required: ['statusCode', 'error', 'message'],
  properties: {
    statusCode: { type: 'integer' },
    error: { type: 'string', description: 'The name of the status.' },
    message: { type: 'string', description: 'What is wrong, and what to do about it.' },
    attributes: {
      type: 'object',
      description:
        'More about it, for machines. `reason` is "unavailable" where trying again helps (then with the header ' +
        'Retry-After), and "setup" where an operator has to act first.',
    },
  },
};

const DESCRIPTION = `The API of TRE Airlock, a plugin of Kibana.

Scanners post verdicts, release agents report what left, and people decide. What a caller may do is decided by
privileges of Kibana alone; a scanner needs no right in Elasticsearch.

In a Kibana space other than the default one, paths begin with \`/s/{space}\`. Every call but a GET needs the header
\`kbn-xsrf\`. A key that is not described here is refused, with its path named.`;

/** The API's description in OpenAPI 3.0.3, made from the very routes and codecs that answer. */
export function openapiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.0.3',
    info: { title: 'TRE Airlock', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This Kibana, behind its base path if it has one.' }],
    security: [{ ApiKey: [] }, { Basic: [] }],
    paths,
    components: {
      schemas: { Error: ERROR },
      securitySchemes: {
        ApiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`ApiKey <encoded>`, with the key that Setup made for the machine.',
        },
        Basic: { type: 'http', scheme: 'basic' },
      },
    },
  };
}
