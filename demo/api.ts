import type { Host } from '../test/host/host';
import { USER_COOKIE } from '../test/host/http_server';
import type { UserName } from '../test/host/users';

interface Wire {
  message?: string;
}

/** An answer that is not success; its message has the call and what Kibana said. */
export class CallError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
    this.name = 'CallError';
  }
}

/** The HTTP API as one user of the preview host: people by cookie, machines by API key. */
export class Api {
  constructor(
    private readonly host: Pick<Host, 'url' | 'tokens'>,
    private readonly user: UserName
  ) {}

  private identity(): Record<string, string> {
    const { tokens } = this.host;
    if (this.user === 'scanner' || this.user === 'release-agent')
      return { authorization: `ApiKey ${tokens[this.user]}` };
    return { cookie: `${USER_COOKIE}=${this.user}` };
  }

  private async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.host.url}${path}`, {
      method,
      headers: {
        ...this.identity(),
        'kbn-xsrf': 'demo',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & Wire;
    if (response.status === 200) return answer;
    // 207 says that a part was not done, which the demo's data never deserves.
    const told = response.status === 207 ? JSON.stringify(answer).slice(0, 500) : (answer.message ?? '');
    throw new CallError(
      response.status,
      `${this.user}: ${method} ${path} was answered ${response.status}: ${told}`
    );
  }

  get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    const search = new URLSearchParams(query).toString();
    return this.call<T>('GET', search === '' ? path : `${path}?${search}`);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PUT', path, body);
  }
}
