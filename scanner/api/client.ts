import { ROUTES, routePath } from '../../common';
import type {
  ReleaseBody,
  RequestDetail,
  RequestSummary,
  RequestsPage,
  RequestsQuery,
  SubmissionAnswer,
} from '../../common';
import { send } from './send';
import type { Incoming } from './send';

const MIB = 1024 * 1024;
/** A request with 10,000 files and their verdicts. */
const DETAIL_BYTES = 128 * MIB;
const ANSWER_BYTES = 32 * MIB;
const MESSAGE_LENGTH = 1_000;

export interface ApiOptions {
  /** Of Kibana, with its base path. */
  url: string;
  space?: string;
  /** Encoded API key; asked for at each call, so that it can be replaced without a restart. */
  key(): string;
  ca?: string;
  seconds: number;
  signal?: AbortSignal;
}

/** An answer that is no success, with what Kibana said. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly attributes: Record<string, unknown>,
    /** Seconds after which it may be tried again, when the answer says so. */
    readonly retryAfter: number | undefined
  ) {
    super(message);
  }
}

interface ErrorBody {
  message?: unknown;
  attributes?: unknown;
}

/** Seconds of a Retry-After header in either of its forms. */
export function retryAfter(value: string | undefined, now = Date.now()): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1_000));
}

function refusal(answer: Incoming): Refused {
  let body: ErrorBody = {};
  try {
    body = (JSON.parse(answer.body.toString('utf8')) ?? {}) as ErrorBody;
  } catch {
    // A proxy's page; the status says enough.
  }
  const message = typeof body.message === 'string' ? body.message.slice(0, MESSAGE_LENGTH) : '';
  const attributes =
    typeof body.attributes === 'object' && body.attributes !== null
      ? (body.attributes as Record<string, unknown>)
      : {};
  return new Refused(
    answer.status,
    message === '' ? `HTTP ${answer.status}` : message,
    attributes,
    retryAfter(answer.headers['retry-after'])
  );
}

/** The plugin's API, as far as machines use it. Methods reject with Refused or Unanswered. */
export class Api {
  constructor(private readonly options: ApiOptions) {}

  /** Posts a batch whose body is JSON already. */
  verdicts(body: string): Promise<SubmissionAnswer> {
    return this.call('POST', ROUTES.egressVerdicts, body, ANSWER_BYTES);
  }

  /** Posts the verdict on a push, whose body is JSON already. */
  pushVerdict(body: string): Promise<SubmissionAnswer> {
    return this.call('POST', ROUTES.ingressVerdicts, body, ANSWER_BYTES);
  }

  withdraw(id: string, body: string): Promise<RequestSummary> {
    return this.call('POST', routePath(ROUTES.withdraw, { id }), body, ANSWER_BYTES);
  }

  release(id: string, body: ReleaseBody): Promise<RequestSummary> {
    return this.call('POST', routePath(ROUTES.release, { id }), JSON.stringify(body), ANSWER_BYTES);
  }

  list(query: RequestsQuery): Promise<RequestsPage> {
    const search = new URLSearchParams(query as Record<string, string>).toString();
    return this.call('GET', `${ROUTES.requests}?${search}`, undefined, ANSWER_BYTES);
  }

  detail(id: string): Promise<RequestDetail> {
    return this.call('GET', routePath(ROUTES.request, { id }), undefined, DETAIL_BYTES);
  }

  private async call<T>(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    maxBytes: number
  ): Promise<T> {
    const { url, space, key, ca, seconds, signal } = this.options;
    const within = space === undefined || space === 'default' ? '' : `/s/${encodeURIComponent(space)}`;
    const answer = await send({
      method,
      url: new URL(`${url.replace(/\/+$/, '')}${within}${path}`),
      headers: {
        authorization: `ApiKey ${key()}`,
        'kbn-xsrf': 'tre-airlock',
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body,
      ca,
      milliseconds: seconds * 1_000,
      maxBytes,
      signal,
    });
    if (answer.status !== 200 && answer.status !== 207) throw refusal(answer);
    try {
      return JSON.parse(answer.body.toString('utf8')) as T;
    } catch {
      throw new Refused(502, 'The answer is not JSON: is this the address of Kibana?', {}, undefined);
    }
  }
}
