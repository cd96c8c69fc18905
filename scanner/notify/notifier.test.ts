import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';

import { NOTICE } from '../test/notice';
import { createNotifier } from './notifier';
import { signature } from './webhook';
import { words } from './words';

const TO = { researchers: ['ada@example.org'], operators: ['olga@example.org'] };

interface Mail {
  to: string[];
  text: string;
}

/** A mail server that takes what it is given. */
async function mailServer(): Promise<{ port: number; mails: Mail[]; stop: () => void }> {
  const mails: Mail[] = [];
  const server = net.createServer((socket) => {
    let to: string[] = [];
    let text: string | undefined;
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (piece: string) => {
      for (const line of piece.split('\r\n').slice(0, -1)) {
        if (text !== undefined) {
          if (line === '.') {
            mails.push({ to, text });
            text = undefined;
            to = [];
            socket.write('250 taken\r\n');
          } else text += `${line}\n`;
        } else if (/^DATA/i.test(line)) {
          text = '';
          socket.write('354 go on\r\n');
        } else {
          if (/^RCPT TO:/i.test(line)) to.push(line.slice(8));
          socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n');
        }
      }
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, mails, stop: () => void server.close() };
}

const lines: string[] = [];
const log = (_level: string, line: string) => void lines.push(line);
beforeEach(() => (lines.length = 0));

test('researchers and operators get a mail each, and neither sees the other’s address', async () => {
  const server = await mailServer();
  try {
    const smtp = {
      host: '127.0.0.1',
      port: server.port,
      security: 'none' as const,
      from: 'airlock@example.org',
    };
    const notifier = createNotifier({ base: '/', smtp }, log, [0]);
    notifier.notify(NOTICE, TO);
    await notifier.finish();
    expect(lines).toEqual([]);
    expect(server.mails.map(({ to }) => to)).toEqual([['<ada@example.org>'], ['<olga@example.org>']]);
    expect(server.mails[0]?.text).toContain('Subject: [airlock] heart: a request was blocked by the scan');
    expect(server.mails[0]?.text).not.toContain('olga@');
    notifier.notify({ ...NOTICE, event: 'refused' }, TO);
    await notifier.finish();
    expect(server.mails.slice(2).map(({ to }) => to)).toEqual([['<olga@example.org>']]);
  } finally {
    server.stop();
  }
});

test('a reason cannot add a header or a line', () => {
  const { subject, text } = words({
    ...NOTICE,
    event: 'decided',
    status: 'returned',
    reason: 'no\r\nBcc: eve@example.org\r\n\r\nThe request was approved.\u2028x',
  });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(
    text.split('\n').filter((line) => line.startsWith('Bcc') || line.startsWith('The request was'))
  ).toEqual([]);
});

test('a webhook is signed over its time and body', async () => {
  const seen: Array<{ headers: http.IncomingHttpHeaders; body: string }> = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.AIRLOCK_TEST_HOOK = 'common secret';
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const webhook = { url, secret: { environment: 'AIRLOCK_TEST_HOOK' } };
    const notifier = createNotifier({ base: '/', webhook }, log, [0]);
    notifier.notify(NOTICE, TO);
    await notifier.finish();
    const [{ headers, body } = { headers: {}, body: '' }] = seen;
    expect(JSON.parse(body)).toEqual(NOTICE);
    const time = String(headers['x-tre-airlock-time']);
    expect(headers['x-tre-airlock-signature']).toBe(signature('common secret', time, body));
    expect(Math.abs(Number(time) - Date.now() / 1_000)).toBeLessThan(60);
  } finally {
    delete process.env.AIRLOCK_TEST_HOOK;
    server.close();
  }
});

test('a channel that fails is said, without the secret, and nothing else happens', async () => {
  process.env.AIRLOCK_TEST_HOOK = 'common secret';
  try {
    const webhook = { url: 'http://127.0.0.1:1/hook', secret: { environment: 'AIRLOCK_TEST_HOOK' } };
    const notifier = createNotifier({ base: '/', webhook }, log, [0, 0]);
    expect(() => notifier.notify(NOTICE, TO)).not.toThrow();
    await notifier.finish();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('could not be sent');
    expect(lines[0]).not.toContain('common secret');
  } finally {
    delete process.env.AIRLOCK_TEST_HOOK;
  }
});
