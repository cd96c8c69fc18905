import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../contracts';
import type { Project } from '../../common';

/** Times that the projects are read and the pipeline is written before the caller is told. */
const ATTEMPTS = 4;
const PAUSE_MS = 100;

export interface PipelineSteps {
  /** All projects, read fresh. */
  read(): Promise<Project[]>;
  install(projects: readonly Project[]): Promise<void>;
}

/**
 * Brings the project pipeline in line with the registry. Two Kibanas may write it at once, and the later
 * write may hold the older projects: so the projects are read again after the write, and what changed
 * meanwhile is written too. Throws the last error when that did not succeed.
 */
export async function renewPipeline(
  { read, install }: PipelineSteps,
  logger: Pick<Logger, 'debug'>,
  pauseMs: number = PAUSE_MS
): Promise<void> {
  let failure: unknown = new Error('The projects changed faster than the pipeline could be written.');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      const projects = await read();
      await install(projects);
      if (digest(await read()) === digest(projects)) return;
      logger.debug('A project changed while the project pipeline was written: it is written again.');
    } catch (error) {
      failure = error;
      if (attempt < ATTEMPTS) await sleep(pauseMs * attempt);
    }
  }
  throw failure;
}

/** A project that is deleted and made again has revision 1 again, hence the time. */
const digest = (projects: readonly Project[]) =>
  projects
    .map(({ id, revision, updated_at }) => `${id} ${revision} ${updated_at}`)
    .sort()
    .join('\n');
