import { Client, UndiciConnection } from '@elastic/elasticsearch';
import type {
  ConnectionRequestOptions,
  ConnectionRequestOptionsAsStream,
  ConnectionRequestParams,
  ConnectionRequestResponse,
  ConnectionRequestResponseAsStream,
} from '@elastic/transport/lib/connection/BaseConnection';

type Answer = ConnectionRequestResponse | ConnectionRequestResponseAsStream;

/** Elasticsearch's own media types, which OpenSearch refuses, become the plain ones that they stand for. */
const plainType = (value: string) =>
  value.replace(/application\/vnd\.elasticsearch\+([a-z-]+)\s*;\s*compatible-with=\d+/g, 'application/$1');

function withPlainTypes(params: ConnectionRequestParams): ConnectionRequestParams {
  const headers = { ...params.headers };
  if (headers.accept) headers.accept = plainType(headers.accept);
  if (headers['content-type']) headers['content-type'] = plainType(headers['content-type']);
  return { ...params, headers };
}

function withBody(params: ConnectionRequestParams, body: object | undefined): ConnectionRequestParams {
  const headers = { ...params.headers };
  if (body === undefined) {
    delete headers['content-type'];
    delete headers['content-length'];
    return { ...params, headers, body: '' };
  }
  const text = JSON.stringify(body);
  headers['content-type'] = 'application/json';
  headers['content-length'] = String(Buffer.byteLength(text));
  return { ...params, headers, body: text };
}

const bodyOf = (value: unknown): Record<string, unknown> =>
  value ? (JSON.parse(String(value)) as Record<string, unknown>) : {};

/** `_pit` is `_search/point_in_time` there, with other names for the id. */
function pointInTime(params: ConnectionRequestParams): ConnectionRequestParams {
  const path = params.path.replace(/\/_pit$/, '/_search/point_in_time');
  const body = params.method === 'DELETE' ? { pit_id: [bodyOf(params.body).id].flat() } : undefined;
  return withBody({ ...params, path }, body);
}

function pointInTimeAnswer(method: string, answer: Answer): Answer {
  if (answer.statusCode >= 300) return answer;
  const body = bodyOf(answer.body);
  const pits = Array.isArray(body.pits) ? body.pits : [];
  const translated =
    method === 'DELETE'
      ? { succeeded: true, num_freed: pits.length }
      : { id: body.pit_id, _shards: body._shards };
  return { ...answer, body: JSON.stringify(translated) };
}

/** There `fields` stands in the query string only, and the later `filters` and `types` do not exist. */
function fieldCaps(params: ConnectionRequestParams): ConnectionRequestParams {
  const { fields, ...rest } = bodyOf(params.body);
  delete rest.filters;
  delete rest.types;
  const query = new URLSearchParams(params.querystring);
  query.delete('filters');
  query.delete('types');
  if (fields) query.set('fields', [fields].flat().join(','));
  const hasBody = Object.keys(rest).length > 0;
  const plain = { ...params, method: hasBody ? params.method : 'GET', querystring: query.toString() };
  return withBody(plain, hasBody ? rest : undefined);
}

/** Lets the client of Elasticsearch 8 talk to OpenSearch 2. It changes wire forms only, never a meaning. */
class EngineConnection extends UndiciConnection {
  override request(
    params: ConnectionRequestParams,
    options: ConnectionRequestOptions
  ): Promise<ConnectionRequestResponse>;
  override request(
    params: ConnectionRequestParams,
    options: ConnectionRequestOptionsAsStream
  ): Promise<ConnectionRequestResponseAsStream>;
  override async request(
    params: ConnectionRequestParams,
    options: ConnectionRequestOptions
  ): Promise<Answer> {
    const isPointInTime = params.path.endsWith('/_pit');
    let translated = withPlainTypes(params);
    if (isPointInTime) translated = pointInTime(translated);
    else if (params.path.endsWith('/_field_caps')) translated = fieldCaps(translated);
    const answer: Answer = await super.request(translated, options);
    // The client refuses a server that does not say this.
    answer.headers['x-elastic-product'] ??= 'Elasticsearch';
    return isPointInTime ? pointInTimeAnswer(params.method, answer) : answer;
  }
}

/** A client of Elasticsearch 8 that talks to the embedded engine at `url`. */
export function engineClient(url: string): Client {
  return new Client({ node: url, Connection: EngineConnection });
}
