import { createHmac } from 'node:crypto';

import { Unanswered, send } from '../api/send';
import { SCANNER } from '../version';
import type { Notice } from './notice';

const MILLISECONDS = 15_000;
const ANSWER_BYTES = 64 * 1024;

export interface WebhookSettings {
  url: string;
  ca?: string;
  secret(): string | undefined;
}

/**
 * The signature of a message: HMAC-SHA-256 over its time, a full stop and its body. Who receives it recomputes it, and
 * refuses old times, so that nothing can be made up or sent again later.
 */
export const signature = (secret: string, time: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;

/** Posts a notice as JSON. Rejects when it is not answered with 2xx. */
export async function sendWebhook(settings: WebhookSettings, notice: Notice): Promise<void> {
  const body = JSON.stringify(notice);
  const time = String(Math.floor(Date.now() / 1_000));
  const secret = settings.secret();
  const { status } = await send({
    method: 'POST',
    url: new URL(settings.url),
    headers: {
      'content-type': 'application/json',
      'user-agent': `${SCANNER.name}/${SCANNER.version}`,
      'x-tre-airlock-time': time,
      ...(secret === undefined ? {} : { 'x-tre-airlock-signature': signature(secret, time, body) }),
    },
    body,
    ca: settings.ca,
    milliseconds: MILLISECONDS,
    maxBytes: ANSWER_BYTES,
  });
  if (status < 200 || status > 299) throw new Unanswered(`The webhook answered ${status}.`);
}
