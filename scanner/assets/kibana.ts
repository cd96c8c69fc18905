import { KIBANA_HEADERS } from '../../common';
import type { KibanaCall } from '../../common';
import { send } from '../api/send';
import type { Login } from './login';

const TIMEOUT_MS = 120_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const BOUNDARY = 'tre-airlock-pack';

export class KibanaRefused extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
  }
}

/** Kibana's own API, as the person who installs. */
export class Kibana {
  constructor(
    private readonly url: string,
    private readonly login: Login,
    private readonly space?: string
  ) {}

  /** Kibana's version, x.y.z. */
  async version(): Promise<string> {
    const status = (await this.call({ method: 'GET', path: '/api/status' })) as {
      version?: { number?: unknown };
    };
    if (typeof status.version?.number !== 'string')
      throw new KibanaRefused(502, 'The address does not answer as a Kibana does.');
    return status.version.number;
  }

  call({ method, path, query, body }: KibanaCall): Promise<unknown> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return this.exchange(method, path, query, text, 'application/json');
  }

  /** Sends a file as a form with the part `file`. */
  upload(path: string, query: Record<string, string>, name: string, content: string): Promise<unknown> {
    const body = [
      `--${BOUNDARY}`,
      `Content-Disposition: form-data; name="file"; filename="${name}"`,
      'Content-Type: application/ndjson',
      '',
      content,
      `--${BOUNDARY}--`,
      '',
    ].join('\r\n');
    return this.exchange('POST', path, query, body, `multipart/form-data; boundary=${BOUNDARY}`);
  }

  private async exchange(
    method: KibanaCall['method'],
    path: string,
    query: Record<string, string> = {},
    body: string | undefined,
    type: string
  ): Promise<unknown> {
    const within =
      this.space === undefined || this.space === 'default' ? '' : `/s/${encodeURIComponent(this.space)}`;
    const search = new URLSearchParams(query).toString();
    const { authorization, ca } = this.login;
    const answer = await send({
      method,
      url: new URL(`${this.url.replace(/\/+$/, '')}${within}${path}${search === '' ? '' : `?${search}`}`),
      headers: {
        'kbn-xsrf': 'tre-airlock',
        accept: 'application/json',
        ...KIBANA_HEADERS,
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { 'content-type': type }),
      },
      body,
      ca,
      milliseconds: TIMEOUT_MS,
      maxBytes: MAX_ANSWER_BYTES,
    });
    const text = answer.body.toString('utf8');
    const parsed = parse(text);
    if (answer.status < 200 || answer.status > 299)
      throw new KibanaRefused(
        answer.status,
        messageOf(parsed) ?? `${method} ${path} was answered ${answer.status}.`
      );
    return parsed;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function messageOf(body: unknown): string | undefined {
  const { message } = (body ?? {}) as { message?: unknown };
  const text =
    typeof message === 'string' ? message : message === undefined ? undefined : JSON.stringify(message);
  return text?.slice(0, 1_000);
}
