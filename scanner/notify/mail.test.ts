import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';

import { certificateFor } from '../test/certificate';
import type { Certificate } from '../test/certificate';
import { NOTICE } from '../test/notice';
import { sendMail } from './mail';
import type { MailSettings } from './mail';

let ours: Certificate;
let ofAnother: Certificate;
beforeAll(async () => {
  [ours, ofAnother] = await Promise.all([
    certificateFor({ address: '127.0.0.1' }),
    certificateFor({ name: 'mail.example.org' }),
  ]);
});

interface MailServer {
  port: number;
  mails: string[];
  passwords: string[];
}

const servers: SMTPServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function mailServer(options: SMTPServerOptions): Promise<MailServer> {
  const mails: string[] = [];
  const passwords: string[] = [];
  const server = new SMTPServer({
    ...options,
    onAuth({ username, password }, _session, done) {
      passwords.push(`${username}:${password}`);
      done(null, { user: username });
    },
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (piece: Buffer) => (text += piece.toString()));
      stream.on('end', () => {
        mails.push(text);
        done();
      });
    },
  });
  servers.push(server);
  // A client that refuses the certificate ends the connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.server.address() as AddressInfo).port, mails, passwords };
}

const settings = (port: number, rest: Partial<MailSettings>): MailSettings => ({
  host: '127.0.0.1',
  port,
  from: 'airlock@example.org',
  user: 'airlock',
  password: () => 'secret',
  ...rest,
});

const send = (mail: MailSettings) => sendMail(mail, ['ada@example.org'], NOTICE);

test.each(['tls', 'starttls'] as const)(
  'mail goes out over %s to a server whose authority is known',
  async (security) => {
    const { port, mails, passwords } = await mailServer({ ...ours, secure: security === 'tls' });
    await send(settings(port, { security, ca: ours.cert }));
    expect(passwords).toEqual(['airlock:secret']);
    expect(mails).toEqual([
      expect.stringContaining('Subject: [airlock] heart: a request was blocked by the scan'),
    ]);
  }
);

test.each(['tls', 'starttls'] as const)(
  'over %s a certificate of an unknown authority is refused',
  async (security) => {
    const { port, mails, passwords } = await mailServer({ ...ours, secure: security === 'tls' });
    await expect(send(settings(port, { security }))).rejects.toThrow(/self-signed certificate/);
    expect([mails, passwords]).toEqual([[], []]);
  }
);

test.each(['tls', 'starttls'] as const)(
  'over %s the certificate of another host is refused',
  async (security) => {
    const { port, mails, passwords } = await mailServer({ ...ofAnother, secure: security === 'tls' });
    await expect(send(settings(port, { security, ca: ofAnother.cert }))).rejects.toThrow(/does not match/);
    expect([mails, passwords]).toEqual([[], []]);
  }
);

test('no variable of the environment lets an unknown authority in', async () => {
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  try {
    const { port, mails } = await mailServer({ ...ours, secure: true });
    await expect(send(settings(port, { security: 'tls' }))).rejects.toThrow(/self-signed certificate/);
    expect(mails).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  }
});

test('a server without STARTTLS gets neither the password nor the mail', async () => {
  const { port, mails, passwords } = await mailServer({
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
  });
  await expect(send(settings(port, { security: 'starttls', ca: ours.cert }))).rejects.toThrow(/STARTTLS|TLS/);
  expect([mails, passwords]).toEqual([[], []]);
});
