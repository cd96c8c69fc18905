/** How the stack test reaches a real Kibana and Elasticsearch: plain HTTP, as a scanner or a script would. */
export interface StackAddress {
  kibana: string;
  elasticsearch: string;
  username: string;
  password: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  /** The decoded JSON body, or the text where it is none. */
  body: unknown;
}

/** Milliseconds after which a call counts as failed. */
const TIMEOUT = 60_000;

export type Login = { username: string; password: string } | { apiKey: string };

const authorization = (login: Login) =>
  'apiKey' in login
    ? `ApiKey ${login.apiKey}`
    : `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;

const written = (body: unknown) =>
  typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);

async function call(url: string, login: Login, method: string, body: unknown, type: string): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: authorization(login),
      'kbn-xsrf': 'tre-airlock',
      // A form brings a content type of its own.
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: written(body) }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const text = await response.text();
  let decoded: unknown = text;
  try {
    decoded = JSON.parse(text);
  } catch {
    // Some answers are text; the check that looks at it decides whether that is right.
  }
  return { status: response.status, headers: response.headers, body: decoded };
}

/** One user's (or key's) view of the stack. */
export class Session {
  constructor(
    private readonly address: StackAddress,
    readonly login: Login
  ) {}

  kibana(method: string, path: string, body?: unknown): Promise<Reply> {
    return call(`${this.address.kibana}${path}`, this.login, method, body, 'application/json');
  }

  /** A body that is no JSON, as it is. */
  kibanaText(method: string, path: string, body: string, type: string): Promise<Reply> {
    return call(`${this.address.kibana}${path}`, this.login, method, body, type);
  }

  elasticsearch(method: string, path: string, body?: unknown): Promise<Reply> {
    const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
    return call(`${this.address.elasticsearch}${path}`, this.login, method, body, type);
  }

  as(login: Login): Session {
    return new Session(this.address, login);
  }
}

/** Throws with the answer in it when the status is not the expected one. */
export function expectStatus(reply: Reply, status: number, what: string): Reply {
  if (reply.status !== status)
    throw new Error(
      `${what}: expected ${status}, got ${reply.status}: ${JSON.stringify(reply.body).slice(0, 1_000)}`
    );
  return reply;
}

export function expectThat(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}
