import type { HttpFetchError, HttpFetchOptions, HttpStart } from '../../../public/contracts';
import type { PageMetadata } from './metadata';

/** Kibana's error: its message is the status text, and the wire form is its body. */
function fetchError(message: string, rest: Partial<HttpFetchError>): HttpFetchError {
  return Object.assign(new Error(message), rest);
}

async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204 || response.status === 205) return null;
  // Kibana's client parses JSON and takes anything else as text.
  return /^application\/json|\+json/.test(type) ? response.json() : response.text();
}

/** A header that is undefined is not sent. */
function known(headers: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
}

function withQuery(path: string, query: HttpFetchOptions['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.append(name, value);
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Kibana's http service: base path, version header (which stands for kbn-xsrf), and an error for every non-2xx. */
export function createHttp({ basePath, kibanaVersion }: PageMetadata): HttpStart {
  const prepend = (path: string) => `${basePath}${path}`;
  return {
    basePath: { prepend },
    async fetch<T>(path: string, { method = 'GET', query, body, headers, signal }: HttpFetchOptions = {}) {
      let response: Response;
      try {
        response = await window.fetch(prepend(withQuery(path, query)), {
          method,
          body,
          signal,
          credentials: 'same-origin',
          headers: known({ 'Content-Type': 'application/json', 'kbn-version': kibanaVersion, ...headers }),
        });
      } catch (error) {
        if ((error as Error).name === 'AbortError') throw error;
        throw fetchError((error as Error).message, {});
      }
      const answer = await readBody(response);
      if (response.ok) return answer as T;
      throw fetchError(response.statusText, {
        body: answer as HttpFetchError['body'],
        response: { status: response.status },
      });
    },
  };
}
