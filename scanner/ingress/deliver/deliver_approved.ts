import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { LIMITS } from '../../../common';
import type { RequestSummary } from '../../../common';
import { Api, Refused } from '../../api/client';
import { readSecret } from '../../config/secret';
import { lock } from '../../disk/lock';
import { told } from '../../log';
import type { Log } from '../../log';
import { SettingsError } from '../../policy';
import type { IngressConfig, RepositoryConfig } from '../config/load';
import { Git } from '../git/git';
import { Outbox } from '../hook/outbox';
import { deliver } from './delivery';

export interface DeliverOptions {
  /** Takes what is approved now, and ends. */
  once: boolean;
  signal: AbortSignal;
  log: Log;
}

/** Pages of the queue that are read in one turn. */
const MAX_PAGES = 100;

/**
 * Exports approved pushes into the intermediate store, and sends verdicts that hooks had to leave, until the signal
 * ends it, or once. Answers false when something could not be done in the last turn.
 */
export async function deliverApproved(config: IngressConfig, options: DeliverOptions): Promise<boolean> {
  const { deliver: agent } = config;
  const { log, once, signal } = options;
  if (!agent) throw new SettingsError('deliver is missing: name its "store" and its "api_key".');
  fs.mkdirSync(config.state, { recursive: true, mode: 0o750 });
  const unlock = lock(path.join(config.state, 'deliver.lock'));
  const apiOf = (ref: typeof agent.apiKey, name: string) => {
    const { url, space, ca } = config.kibana;
    return new Api({
      url,
      space,
      ca,
      key: () => readSecret(ref, name, config.base),
      seconds: config.callSeconds,
      signal,
    });
  };
  const turn = new Turn(
    config,
    agent.store,
    apiOf(agent.apiKey, 'deliver.api_key'),
    apiOf(config.kibana.apiKey, 'kibana.api_key'),
    log
  );
  try {
    for (;;) {
      const served = await turn.go();
      if (once || signal.aborted) return served;
      await sleep(agent.pollSeconds * 1_000, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return true;
    throw error;
  } finally {
    unlock();
  }
}

class Turn {
  private readonly outbox: Outbox;

  constructor(
    private readonly config: IngressConfig,
    private readonly store: string,
    private readonly releases: Api,
    private readonly submits: Api,
    private readonly log: Log
  ) {
    this.outbox = new Outbox(config.state);
  }

  async go(): Promise<boolean> {
    let served = true;
    const attempt = async (what: string, act: () => Promise<void>) => {
      try {
        await act();
      } catch (error) {
        served = false;
        this.log('error', `${what}: ${told(error)}`);
      }
    };
    await attempt('sending verdicts that wait', () =>
      this.outbox.flush(this.submits, (name, outcome) => {
        if (outcome instanceof Refused) this.log('error', `${name} was not taken: ${outcome.message}`);
        else this.log('info', `${outcome.request.id} sent: ${outcome.request.status}`);
      })
    );
    for (const project of new Set(this.config.repositories.map((one) => one.project)))
      await attempt(`project ${project}`, async () => {
        for (const request of await this.approved(project)) {
          const repository = this.config.repositories.find(
            (one) => one.project === project && one.name === request.push?.repository
          );
          if (repository) await attempt(`request ${request.id}`, () => this.one(request, repository));
        }
      });
    return served;
  }

  private async approved(project: string): Promise<RequestSummary[]> {
    const found: RequestSummary[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const { items, next } = await this.releases.list({
        project,
        direction: 'ingress',
        status: 'approved',
        sort: 'created',
        order: 'asc',
        size: '100',
        ...(cursor !== undefined && { cursor }),
      });
      found.push(...items);
      if (next === undefined) break;
      cursor = next;
    }
    return found;
  }

  private async one({ id }: RequestSummary, repository: RepositoryConfig): Promise<void> {
    // Read again: what the list shows may be older than a revocation.
    const request = await this.releases.detail(id);
    if (request.status !== 'approved' || !request.push) return;
    const { folder, files } = await deliver(
      new Git(fs.realpathSync(repository.path)),
      this.store,
      request,
      repository.name
    );
    await this.releases.release(id, {
      destination: folder,
      commit: request.push.after,
      files: files.slice(0, LIMITS.requestFiles).map(({ path: name, sha256 }) => ({ path: name, sha256 })),
      released_at: new Date().toISOString(),
    });
    this.log('info', `${id}: ${files.length} files of ${request.push.repository} delivered to ${folder}`);
  }
}
