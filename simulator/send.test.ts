import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UnreachableError, sendLines } from './send';

/**
 * A busy server cannot be had from a real engine on demand, so these answers come from a plain HTTP server.
 * What an engine makes of the lines is in test/integration/simulator.test.ts.
 */
type Reply = { status: number; body: object };
let server: Server;
let requests: Array<{ url: string; documents: string[]; authorization?: string }>;
let replies: Reply[];

const stored = (count: number): Reply => ({
  status: 200,
  body: { errors: false, items: Array.from({ length: count }, () => ({ create: { status: 201 } })) },
});

beforeEach(async () => {
  requests = [];
  replies = [];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const documents = body.split('\n').filter((line) => line && !line.startsWith('{"create"'));
      requests.push({ url: request.url ?? '', documents, authorization: request.headers.authorization });
      const reply = replies.shift() ?? stored(documents.length);
      response
        .writeHead(reply.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

const address = () => `http://ana:s%20cret@127.0.0.1:${(server.address() as AddressInfo).port}`;
const lines = (count: number) => Array.from({ length: count }, (_, number) => `{"n":${number}}`);
const send = (count: number) => sendLines(lines(count), { url: address(), index: 'events', concurrency: 1 });

test('lines go out in batches, as the user in the address', async () => {
  const result = await send(4_500);
  expect(result).toMatchObject({ created: 4_500, failed: 0, retries: 0 });
  expect(requests.map(({ documents }) => documents.length)).toEqual([2_000, 2_000, 500]);
  expect(requests[0]!.url).toMatch(/^\/events\/_bulk\?/);
  expect(requests[0]!.authorization).toBe(`Basic ${Buffer.from('ana:s cret').toString('base64')}`);
});

test('a server that is busy is asked again, and only for what it did not take', async () => {
  replies = [
    { status: 503, body: {} },
    {
      status: 200,
      body: { errors: true, items: [{ create: { status: 201 } }, { create: { status: 429 } }] },
    },
  ];
  const result = await send(2);
  expect(result).toMatchObject({ created: 2, failed: 0, retries: 2 });
  expect(requests.map(({ documents }) => documents)).toEqual([lines(2), lines(2), ['{"n":1}']]);
});

test('refused documents are counted with their reason', async () => {
  const error = { type: 'mapper_parsing_exception', reason: 'failed to parse' };
  replies = [
    {
      status: 200,
      body: { errors: true, items: [{ create: { status: 400, error } }, { create: { status: 201 } }] },
    },
  ];
  const result = await send(2);
  expect(result).toMatchObject({
    created: 1,
    failed: 1,
    reasons: ['mapper_parsing_exception: failed to parse'],
  });
  expect(result.stoppedBy).toBeUndefined();
});

test('a refusal of the whole request stops the sending and is no success', async () => {
  replies = [{ status: 403, body: { error: 'not allowed' } }];
  const result = await send(4_000);
  expect(result).toMatchObject({ created: 0, failed: 2_000 });
  expect(result.stoppedBy).toContain('HTTP 403');
  expect(requests).toHaveLength(1);
});

test('a connection that breaks leaves its documents unknown, and they are not sent twice', async () => {
  server.removeAllListeners('request');
  server.on('request', (request) => request.socket.destroy());
  const result = await send(4_000);
  expect(result).toMatchObject({ created: 0, failed: 0, unknown: 2_000 });
  expect(result.stoppedBy).toBe(result.reasons[0]);
});

test('a web page at the address is not taken for success', async () => {
  replies = [{ status: 200, body: { hello: 'world' } }];
  expect(await send(3)).toMatchObject({
    created: 0,
    unknown: 3,
    stoppedBy: 'The answer is not one of Elasticsearch',
  });
});

test('an address where nothing listens is named, with what to do', async () => {
  const url = address();
  await new Promise((resolve) => server.close(resolve));
  const sending = sendLines(lines(1), { url, index: 'events' });
  await expect(sending).rejects.toThrow(UnreachableError);
  await expect(sending).rejects.toThrow(/Nothing answers at http:\/\/127\.0\.0\.1:\d+ .*npm run demo.*--to/);
  await expect(sending).rejects.not.toThrow('cret');
  server = createServer().listen(0);
});
