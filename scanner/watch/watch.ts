import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Api } from '../api/client';
import { readSecret } from '../config/secret';
import type { AirlockConfig } from '../config/load';
import { lock } from '../disk/lock';
import { removeTemporaries } from '../disk/atomic_file';
import type { Log } from '../log';
import { createNotifier } from '../notify/notifier';
import { ScanPool } from '../pool/pool';
import { Poster } from '../spool/poster';
import { Spool } from '../spool/spool';
import type { Scanner } from './build';
import { ProjectWatch } from './project_watch';
import type { Shared } from './project_watch';

export interface WatchOptions {
  /** Looks once, waits until what is there is quiet, sends, and ends. */
  once: boolean;
  signal: AbortSignal;
  log: Log;
  /** Judges files; worker threads unless a test says otherwise. */
  scanner?: Scanner & { close(): Promise<void> };
}

/** How many quiet times a single look waits for files that are still being written. */
const ONCE_PATIENCE = 3;
/** Milliseconds between looks into the spool. */
const BETWEEN_POSTS = 500;

/**
 * Watches the egress shares of all projects until the signal ends it, or once. Throws a SettingsError or Locked when
 * it cannot start; everything later is logged, told in the report, and tried again. Answers whether everything that
 * was found has reached the API.
 */
export async function watch(config: AirlockConfig, options: WatchOptions): Promise<boolean> {
  const { log } = options;
  const projectsFolder = path.join(config.state, 'projects');
  fs.mkdirSync(projectsFolder, { recursive: true, mode: 0o750 });
  const unlock = lock(path.join(config.state, 'watch.lock'));
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  let scanner = options.scanner;
  try {
    removeTemporaries(projectsFolder);
    // Read now, so that a missing key stops the start, and at each call, so that it can be replaced.
    const key = () => readSecret(config.kibana.apiKey, 'kibana.api_key', config.base);
    key();
    const { url, space, ca } = config.kibana;
    const api = new Api({ url, space, ca, key, seconds: config.limits.callSeconds, signal });
    const { spoolBytes, spoolCalls } = config.limits;
    const spool = new Spool(path.join(config.state, 'spool'), { bytes: spoolBytes, items: spoolCalls });
    scanner ??= new ScanPool({
      jobs: config.limits.jobs,
      policies: Object.fromEntries(config.projects.map(({ id, policy }) => [id, policy])),
    });
    const notifier = createNotifier(config, log);
    const poster: Poster = new Poster({
      spool,
      api,
      log,
      deliver: (delivery) => projects.get(delivery.parcel.project)?.deliver(delivery),
    });
    const trouble = (project: string) => poster.trouble(project);
    const shared: Shared = { config, api, spool, scanner, notifier, log, signal, trouble };
    const projects = new Map(config.projects.map((one) => [one.id, new ProjectWatch(one, shared)]));
    if (options.once) await once(config, [...projects.values()], poster, spool, signal);
    else await always(config, [...projects.values()], poster, signal);
    await notifier.finish();
    return spool.fill.items === 0;
  } catch (error) {
    if (!options.signal.aborted) throw error;
    return true;
  } finally {
    ending.abort();
    await scanner?.close();
    unlock();
  }
}

/** Each project in its own time, so that a large one holds up no other. */
async function always(
  { pollSeconds }: AirlockConfig,
  projects: readonly ProjectWatch[],
  poster: Poster,
  signal: AbortSignal
): Promise<void> {
  const looking = projects.map(async (project) => {
    while (!signal.aborted) {
      await project.turn();
      await sleep(pollSeconds * 1_000, undefined, { signal });
    }
  });
  const posting = async () => {
    while (!signal.aborted) {
      await poster.turn(signal);
      await sleep(BETWEEN_POSTS, undefined, { signal });
    }
  };
  await Promise.all([...looking, posting()]);
}

async function once(
  { quietSeconds }: AirlockConfig,
  projects: readonly ProjectWatch[],
  poster: Poster,
  spool: Spool,
  signal: AbortSignal
): Promise<void> {
  const quiet = quietSeconds * 1_000;
  const until = performance.now() + ONCE_PATIENCE * quiet;
  const turn = () => Promise.all(projects.map((project) => project.turn()));
  await turn();
  while (projects.some(({ waiting }) => waiting > 0) && performance.now() < until) {
    await sleep(Math.max(100, quiet / 2), undefined, { signal });
    await turn();
  }
  // One try for each parcel; what is not taken stays in the spool for the next run.
  const before = spool.fill.items;
  await poster.turn(signal);
  if (spool.fill.items < before) await turn();
}
