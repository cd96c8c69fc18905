import type { Host } from '../../host/host';
import { USER_COOKIE } from '../../host/http_server';
import type { UserName } from '../../host/users';

export interface Reply<T> {
  status: number;
  body: T;
}

/** Calls the API over HTTP as a person would whose browser runs the app. */
export async function call<T>(
  { url }: Pick<Host, 'url'>,
  method: 'GET' | 'PUT' | 'DELETE' | 'POST',
  path: string,
  { query, body, as = 'operator' }: { query?: Record<string, string>; body?: unknown; as?: UserName } = {}
): Promise<Reply<T>> {
  const search = query ? `?${new URLSearchParams(query)}` : '';
  const response = await fetch(`${url}${path}${search}`, {
    method,
    headers: {
      cookie: `${USER_COOKIE}=${as}`,
      'kbn-xsrf': 'test',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}
