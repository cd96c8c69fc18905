import type { Client } from '@elastic/elasticsearch';

/** What Elasticsearch says of itself, as far as it decides what is installed. */
export interface ClusterKind {
  version: string;
  /** Whether it has index lifecycle policies. */
  lifecycle: boolean;
}

/** OpenSearch, the engine of the embedded lane, names itself in `distribution`; Elasticsearch has no such key. */
export async function clusterKind(internal: Client): Promise<ClusterKind> {
  const { version } = await internal.info();
  const { distribution } = version as { distribution?: string };
  return {
    version: distribution === undefined ? version.number : `${version.number} (${distribution})`,
    lifecycle: distribution !== 'opensearch',
  };
}

/**
 * One asset's body as Elasticsearch has it, or undefined. Bodies are taken and given back whole, beyond what the
 * client's types know: a template of somebody else's must not lose a key that is newer than this client.
 */
export async function getJson(
  client: Client,
  path: string,
  querystring?: Record<string, string>
): Promise<Record<string, unknown> | undefined> {
  const { body, statusCode } = await client.transport.request<Record<string, unknown>>(
    { method: 'GET', path, ...(querystring ? { querystring } : {}) },
    { ignore: [404], meta: true }
  );
  return statusCode === 404 ? undefined : body;
}

export async function putJson(client: Client, path: string, body: Record<string, unknown>): Promise<void> {
  await client.transport.request({ method: 'PUT', path, body });
}
