import type { ApiPrivilege, Codec, RoutePath } from '../../common';
import type { FakeRequest, KibanaRequest, Logger } from '../contracts';
import type { Services } from '../services';

/** What every handler gets besides its decoded input. */
export interface Call {
  services: Services;
  /** The calling user's name; "anonymous" where Elasticsearch security is off and nobody is logged in. */
  user: string;
  /** Kibana space of the call. */
  space: string;
  /** For clients scoped to the caller, and for who they are. */
  request: KibanaRequest & FakeRequest;
  logger: Logger;
}

export interface Input<P, Q, B> {
  params: P;
  query: Q;
  body: B;
}

/** A success that is not a plain 200 with a JSON body. */
export class Answer {
  constructor(
    public readonly status: number,
    public readonly body: unknown
  ) {}
}

/**
 * A route is data: one wrapper (register.ts) decodes, authorises, logs and maps errors. A handler returns
 * what the caller gets as JSON, or an Answer for another success status, or throws an AirlockError.
 */
export interface Route<P = unknown, Q = unknown, B = unknown> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: RoutePath;
  summary: string;
  privilege: ApiPrivilege;
  params?: Codec<P>;
  query?: Codec<Q>;
  body?: Codec<B>;
  /** For the API's description, where it says more than the body's codec. */
  bodySchema?: Record<string, unknown>;
  /** Bodies of other media types that the handler takes too, for the API's description. */
  otherBodies?: Record<string, Record<string, unknown>>;
  /** Bytes; Kibana's own default is 1 MiB. */
  maxBytes?: number;
  handler(call: Call, input: Input<P, Q, B>): Promise<unknown>;
}

/** Keeps the codecs' types while a route is written, and forgets them for the list of routes. */
export function route<P = unknown, Q = unknown, B = unknown>(definition: Route<P, Q, B>): Route {
  return definition as unknown as Route;
}
