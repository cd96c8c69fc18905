import { createTransport } from 'nodemailer';

import type { AirlockFile } from '../config/codec';
import type { Notice } from './notice';
import { words } from './words';

const SECONDS = 20;
const PORTS = { tls: 465, starttls: 587, none: 25 } as const;

export type MailSettings = Omit<NonNullable<AirlockFile['smtp']>, 'password' | 'ca_file'> & {
  ca?: string;
  password(): string | undefined;
};

/** Sends one mail over a connection of its own. Rejects with what the server said; its message has no password. */
export async function sendMail(settings: MailSettings, to: readonly string[], notice: Notice): Promise<void> {
  const { host, security = 'starttls', port = PORTS[security], user, from, ca } = settings;
  const password = settings.password();
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    // Said here, so that no variable of the environment switches it off.
    tls: { rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }) },
    connectionTimeout: SECONDS * 1_000,
    greetingTimeout: SECONDS * 1_000,
    socketTimeout: SECONDS * 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to: [...to], ...words(notice) });
  } finally {
    transport.close();
  }
}
