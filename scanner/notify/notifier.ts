import { setTimeout as sleep } from 'node:timers/promises';

import type { AirlockConfig } from '../config/load';
import { readSecret } from '../config/secret';
import { told } from '../log';
import type { Log } from '../log';
import { sendMail } from './mail';
import type { Notice, Notifier } from './notice';
import { sendWebhook } from './webhook';

/** Messages that wait at most; further ones are not sent, and that is said. */
const WAITING = 1_000;
/** Milliseconds before each further try. */
const TRIES = [0, 2_000, 10_000];

/** One channel: messages go one after another, each is tried a few times, and a failure is logged and no more. */
class Channel {
  private waiting = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly name: string,
    private readonly log: Log,
    private readonly pauses: readonly number[]
  ) {}

  add(send: () => Promise<void>): void {
    if (this.waiting >= WAITING)
      return this.log('error', `${this.name}: ${WAITING} messages wait already; this one is not sent.`);
    this.waiting += 1;
    this.last = this.last.then(() => this.send(send)).finally(() => (this.waiting -= 1));
  }

  finish(): Promise<void> {
    return this.last;
  }

  private async send(send: () => Promise<void>): Promise<void> {
    let failure = '';
    for (const pause of this.pauses) {
      await sleep(pause);
      try {
        return await send();
      } catch (error) {
        failure = told(error);
      }
    }
    this.log('error', `${this.name}: a message could not be sent: ${failure}`);
  }
}

const OPERATORS_ONLY: readonly Notice['event'][] = ['refused', 'release_refused'];

/** Tells people by mail and webhook as the settings say; scanning never waits for it and never fails by it. */
export function createNotifier(
  { smtp, webhook, base }: Pick<AirlockConfig, 'smtp' | 'webhook' | 'base'>,
  log: Log,
  pauses: readonly number[] = TRIES
): Notifier {
  const mail = new Channel('Mail', log, pauses);
  const hook = new Channel('Webhook', log, pauses);
  const mailSettings = smtp && {
    ...smtp,
    password: () => (smtp.password ? readSecret(smtp.password, 'smtp.password', base) : undefined),
  };
  const hookSettings = webhook && {
    ...webhook,
    secret: () => (webhook.secret ? readSecret(webhook.secret, 'webhook.secret', base) : undefined),
  };
  return {
    notify(notice, { researchers, operators }) {
      const groups = OPERATORS_ONLY.includes(notice.event) ? [operators] : [researchers, operators];
      // A mail for each group, so that neither sees the other's addresses.
      for (const to of groups)
        if (mailSettings && to.length > 0) mail.add(() => sendMail(mailSettings, to, notice));
      if (hookSettings) hook.add(() => sendWebhook(hookSettings, notice));
    },
    async finish() {
      await Promise.all([mail.finish(), hook.finish()]);
    },
  };
}
