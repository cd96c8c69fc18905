import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Api } from '../api/client';
import type { AirlockConfig, ProjectConfig } from '../config/load';
import { readSecret } from '../config/secret';
import { lock } from '../disk/lock';
import { told } from '../log';
import type { Log } from '../log';
import { createNotifier } from '../notify/notifier';
import { SettingsError } from '../policy';
import { Journal } from './journal';
import { ProjectRelease } from './project_release';

export interface ReleaseOptions {
  /** Takes what is approved now, and ends. */
  once: boolean;
  signal: AbortSignal;
  log: Log;
}

const releases = (project: ProjectConfig): project is ProjectConfig & { release: string } =>
  project.release !== undefined;

/**
 * Copies approved requests out of the shares until the signal ends it, or once. Answers false when something
 * that is approved could not be released in the last turn. Throws a SettingsError or Locked when it cannot start.
 */
export async function release(config: AirlockConfig, options: ReleaseOptions): Promise<boolean> {
  const { log, once, signal } = options;
  const { release: agent, kibana } = config;
  if (!agent) throw new SettingsError('release.api_key is missing: the release agent has a key of its own.');
  const projects = config.projects.filter(releases);
  if (projects.length === 0) throw new SettingsError('No project has a release folder ("release").');
  const key = () => readSecret(agent.apiKey, 'release.api_key', config.base);
  key();
  const folder = path.join(config.state, 'releases');
  fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
  const unlock = lock(path.join(folder, 'release.lock'));
  try {
    const { url, space, ca } = kibana;
    const api = new Api({ url, space, ca, key, seconds: config.limits.callSeconds, signal });
    const notifier = createNotifier(config, log);
    const shared = { api, journal: new Journal(folder), notifier, log, signal };
    const agents = projects.map((project) => ({
      id: project.id,
      agent: new ProjectRelease(project, shared),
    }));
    const said = new Map<string, string>();
    for (;;) {
      let served = true;
      for (const { id, agent: one } of agents) {
        try {
          if (!(await one.turn())) served = false;
          said.delete(id);
        } catch (error) {
          signal.throwIfAborted();
          served = false;
          if (said.get(id) !== told(error)) log('error', `${id}: nothing is released now: ${told(error)}`);
          said.set(id, told(error));
        }
      }
      await notifier.finish();
      if (once) return served;
      await sleep(config.pollSeconds * 1_000, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return true;
    throw error;
  } finally {
    unlock();
  }
}
