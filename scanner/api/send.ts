import http from 'node:http';
import https from 'node:https';

export interface Outgoing {
  method: 'GET' | 'POST' | 'PATCH';
  url: URL;
  headers: Record<string, string>;
  body?: string | Buffer;
  /** Certificates that are trusted instead of the built-in ones, in PEM. */
  ca?: string;
  /** For the whole exchange. */
  milliseconds: number;
  /** Bytes of an answer; a longer one is an error. */
  maxBytes: number;
  signal?: AbortSignal;
}

export interface Incoming {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** No answer: the address is away, the certificate is not trusted, the time is over. The message has no secret. */
export class Unanswered extends Error {}

const PROXIED = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE']);

function reason(error: NodeJS.ErrnoException, { url }: Outgoing): Unanswered {
  const { code, message } = error;
  const known = code !== undefined && PROXIED.has(code) ? code : message;
  return new Unanswered(`${url.origin} does not answer: ${known}`);
}

/**
 * One HTTP exchange. Node's own client rather than fetch: it takes certificates of one's own without a further
 * library, and follows no redirect, so that a key never reaches another address. Rejects with Unanswered.
 */
export function send(out: Outgoing): Promise<Incoming> {
  const { method, url, headers, body, ca, milliseconds, maxBytes, signal } = out;
  return new Promise((resolve, reject) => {
    const ending = AbortSignal.timeout(milliseconds);
    const abort = signal ? AbortSignal.any([signal, ending]) : ending;
    const fail = (error: Error) =>
      reject(
        ending.aborted
          ? new Unanswered(`${url.origin} did not answer within ${milliseconds} ms.`)
          : error instanceof Unanswered
            ? error
            : reason(error, out)
      );
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, signal: abort };
    const request =
      url.protocol === 'https:'
        ? // Said here, so that no variable of the environment switches it off.
          https.request(url, { ...options, rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) })
        : http.request(url, options);
    request.once('error', fail);
    request.once('response', (response) => {
      const pieces: Buffer[] = [];
      let size = 0;
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > maxBytes)
          request.destroy(new Unanswered(`${url.origin} answered with more than ${maxBytes} bytes.`));
        else pieces.push(piece);
      });
      response.once('error', fail);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) })
      );
    });
    request.end(body);
  });
}
