import { STATUS_CODES } from 'node:http';
import type { ResponseObject, ResponseToolkit } from '@hapi/hapi';
import type { ErrorBody, KibanaResponse, ResponseFactory } from '../../server/contracts';

/** Kibana checks the class of what a handler returns, so that nothing but the factory makes an answer. */
class FactoryResponse implements KibanaResponse {
  constructor(
    readonly status: number,
    readonly payload: unknown,
    readonly headers: Record<string, string> = {}
  ) {}
}

export const responseFactory: ResponseFactory = {
  ok: ({ body, headers } = {}) => new FactoryResponse(200, body, headers),
  custom: ({ statusCode, body, headers }) => new FactoryResponse(statusCode, body, headers),
  customError: ({ statusCode, body, headers }) => {
    if (statusCode < 400 || statusCode > 599)
      throw new Error(`Unexpected Http status code. Expected from 400 to 599, but given: ${statusCode}`);
    return new FactoryResponse(statusCode, body, headers);
  },
};

/** Kibana's wire form of every error: status, its name, a message, and attributes where there are any. */
export function errorResponse(
  h: ResponseToolkit,
  statusCode: number,
  { message, attributes }: ErrorBody,
  headers: Record<string, string> = {}
): ResponseObject {
  const response = h
    .response({
      statusCode,
      error: STATUS_CODES[statusCode] ?? 'Unknown',
      message,
      ...(attributes ? { attributes } : {}),
    })
    .code(statusCode);
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
  return response;
}

/** Kibana says no more than this to a caller when a handler throws; what happened goes to its log. */
export const internalError = (h: ResponseToolkit) =>
  errorResponse(h, 500, {
    message: 'An internal server error occurred. Check Kibana server logs for details.',
  });

/** Turns what a handler returned into hapi's answer; throws on anything that the factory did not make. */
export function toHapi(h: ResponseToolkit, answer: KibanaResponse): ResponseObject {
  if (!(answer instanceof FactoryResponse))
    throw new Error(
      `Unexpected result from Route Handler. Expected KibanaResponse, but given: ${typeof answer}.`
    );
  const { status, payload, headers } = answer;
  if (status >= 400) {
    const body = payload as ErrorBody | undefined;
    if (!body?.message) throw new Error('expected error message to be provided');
    return errorResponse(h, status, body, headers);
  }
  const response = h.response(payload as object | string | undefined).code(status);
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
  return response;
}
