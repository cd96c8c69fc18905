import type { errors } from '@elastic/elasticsearch';
import { AirlockError, forbidden, notSetUp, unavailable } from '../errors';

/**
 * Kibana brings its own copy of the client, so its errors are of other classes than ours: they are told by
 * their names, which have not changed from 7.x to 9.x.
 */
const AWAY = new Set(['ConnectionError', 'TimeoutError', 'NoLivingConnectionsError']);

interface ResponseErrorLike extends Error {
  statusCode?: number;
  meta?: { statusCode?: number; body?: unknown };
}

/** The status that Elasticsearch answered with, or undefined when the error is none of Elasticsearch's. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'ResponseError') return undefined;
  const { statusCode, meta } = error as ResponseErrorLike;
  return meta?.statusCode ?? statusCode;
}

/** `error.type` and `error.reason` of Elasticsearch's answer. */
export function causeOf(error: unknown): { type: string; reason: string } {
  const body = (error as ResponseErrorLike).meta?.body as
    { error?: { type?: unknown; reason?: unknown } | string } | undefined;
  const cause = typeof body?.error === 'object' ? body.error : undefined;
  return { type: String(cause?.type ?? ''), reason: String(cause?.reason ?? '') };
}

export const isConflict = (error: unknown) => statusOf(error) === 409;
export const isNotFound = (error: unknown) => statusOf(error) === 404;
export const isMissingIndex = (error: unknown) => causeOf(error).type === 'index_not_found_exception';

/** Whose rights a call used: our service key's, or the calling user's. */
export type Caller = 'service' | 'user' | 'internal';

/**
 * What a caller of ours is told about an error of Elasticsearch. A refused service key must not become a 401:
 * Kibana would log the person out, whose own login is fine.
 */
export function translate(error: unknown, caller: Caller): unknown {
  if (error instanceof AirlockError) return error;
  if (error instanceof Error && AWAY.has(error.name))
    return unavailable('Elasticsearch does not answer. Nothing was changed; try again in a moment.');
  const status = statusOf(error);
  if (status === undefined) return error;
  const { reason } = causeOf(error);
  if (status === 429 || status === 503 || status === 502 || status === 504)
    return unavailable(
      'Elasticsearch is overloaded or starting. Nothing was changed; try again in a moment.'
    );
  if (caller === 'service' && (status === 401 || status === 403))
    return notSetUp(
      'Elasticsearch refuses the service key of TRE Airlock (it was revoked, or its rights were changed). ' +
        'An operator replaces it under Setup.'
    );
  if (caller === 'internal' && (status === 401 || status === 403))
    return notSetUp(`Elasticsearch refuses this to Kibana's own user: ${reason || 'a right is missing'}.`);
  if (status === 403)
    return forbidden(`Elasticsearch refuses this to your account: ${reason || 'a right is missing'}.`, {
      source: 'elasticsearch',
    });
  return error;
}

/** Types only: the class is Kibana's at run time. */
export type ResponseError = errors.ResponseError;
