import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

import { certificateFor } from '../test/certificate';
import { Api, Refused, retryAfter } from './client';
import { Unanswered } from './send';

type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;
let server: http.Server | undefined;

async function serve(handler: Handler, seconds = 5): Promise<Api> {
  server = http.createServer(handler);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`;
  return new Api({ url, space: 'research team', key: () => 'c2VjcmV0', seconds });
}
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test('a call carries the key, goes to its space, and gets its answer', async () => {
  let seen: http.IncomingMessage | undefined;
  const api = await serve((request, response) => {
    seen = request;
    response.end('{"items":[],"total":0,"more_than":false}');
  });
  expect(await api.list({ project: 'heart', size: '100' })).toMatchObject({ items: [] });
  expect(seen?.url).toBe('/base/s/research%20team/api/tre_airlock/v1/requests?project=heart&size=100');
  expect(seen?.headers).toMatchObject({ authorization: 'ApiKey c2VjcmV0', 'kbn-xsrf': 'tre-airlock' });
});

test('a refusal has what Kibana said and when to come back', async () => {
  const api = await serve((_request, response) => {
    response.writeHead(503, { 'retry-after': '7' });
    response.end('{"message":"Elasticsearch is away.","attributes":{"reason":"unavailable"}}');
  });
  const error: unknown = await api.detail('x').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refused);
  expect(error).toMatchObject({
    status: 503,
    message: 'Elasticsearch is away.',
    attributes: { reason: 'unavailable' },
    retryAfter: 7,
  });
});

test('a redirect is refused, so that the key goes nowhere else', async () => {
  const api = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:1/' });
    response.end();
  });
  await expect(api.detail('x')).rejects.toMatchObject({ status: 302 });
});

test('a server that hangs, also in the middle of its answer, is given up', async () => {
  const api = await serve((_request, response) => {
    response.write('{"items":');
  }, 1);
  await expect(api.detail('x')).rejects.toThrow(/did not answer within 1000 ms/);
});

test('an answer without end is given up', async () => {
  const piece = Buffer.alloc(1024 * 1024, 0x20);
  const api = await serve((_request, response) => {
    const more = () => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }, 30);
  await expect(api.withdraw('x', '{}')).rejects.toThrow(/more than \d+ bytes/);
});

test('nobody there: the message says where, and has no key', async () => {
  const api = new Api({ url: 'http://127.0.0.1:1', key: () => 'c2VjcmV0', seconds: 2 });
  const error: unknown = await api.detail('x').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Unanswered);
  expect(String(error)).toContain('http://127.0.0.1:1 does not answer: ECONNREFUSED');
  expect(JSON.stringify(error) + String(error)).not.toContain('c2VjcmV0');
});

test('what is no JSON is said to be none', async () => {
  const api = await serve((_request, response) => response.end('<html>Welcome</html>'));
  await expect(api.detail('x')).rejects.toThrow('is this the address of Kibana?');
});

test('Retry-After is read in both forms', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(retryAfter('12')).toBe(12);
  expect(retryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30);
  expect(retryAfter('soon')).toBeUndefined();
  expect(retryAfter(undefined)).toBeUndefined();
});

describe('over TLS', () => {
  const answer: Handler = (_request, response) =>
    void response.end('{"items":[],"total":0,"more_than":false}');

  async function list(host: Parameters<typeof certificateFor>[0], isKnown: boolean): Promise<object> {
    const { key, cert } = await certificateFor(host);
    server = https.createServer({ key, cert }, answer);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const api = new Api({ url, key: () => 'c2VjcmV0', seconds: 5, ...(isKnown && { ca: cert }) });
    return api.list({});
  }

  it('a server whose authority is known is asked', async () => {
    expect(await list({ address: '127.0.0.1' }, true)).toMatchObject({ items: [] });
  });

  it.each([
    ['of an unknown authority', { address: '127.0.0.1' }, false],
    ['of another host', { name: 'kibana.example.org' }, true],
  ])('a server with a certificate %s gets nothing', async (_, host, isKnown) => {
    await expect(list(host, isKnown)).rejects.toThrow(/certificate|altnames/);
  });
});
