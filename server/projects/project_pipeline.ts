import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../contracts';
import type { Project } from '../../common';

/** Times that reading or writing may fail before the caller is told. */
const MAX_FAILURES = 4;
/** Times that another Kibana may change a project while this one writes the pipeline. */
const MAX_CHANGES = 20;
const PAUSE_MS = 100;

export interface PipelineSteps {
  /** All projects, read fresh. */
  read(): Promise<Project[]>;
  install(projects: readonly Project[]): Promise<void>;
}

/** A project that is deleted and made again has revision 1 again, hence the time. */
const digest = (projects: readonly Project[]) =>
  projects
    .map(({ id, revision, updated_at }) => `${id} ${revision} ${updated_at}`)
    .sort()
    .join('\n');

/**
 * Brings the project pipeline in line with the registry. Two Kibanas may write it at once, and the later
 * write may hold the older projects: so the projects are read again after the write, and what changed
 * meanwhile is written too. Throws the last error when that did not succeed.
 */
async function renew({ read, install }: PipelineSteps, pauseMs: number): Promise<void> {
  let failures = 0;
  for (let changes = 0; changes < MAX_CHANGES;) {
    try {
      const projects = await read();
      await install(projects);
      if (digest(await read()) === digest(projects)) return;
      changes++;
    } catch (error) {
      if (++failures === MAX_FAILURES) throw error;
      await sleep(pauseMs * failures);
    }
  }
  throw new Error('The projects changed faster than the pipeline could be written.');
}

/**
 * Answers a function that renews the pipeline. Calls while a renewal runs share the next one: it reads the
 * projects after all their changes.
 */
export function createPipelineRenewal(
  steps: PipelineSteps,
  logger: Pick<Logger, 'debug'>,
  pauseMs: number = PAUSE_MS
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  const begin = () => {
    last = waiting ?? last;
    waiting = undefined;
    logger.debug('Writing the project pipeline.');
    return renew(steps, pauseMs);
  };
  return () => {
    waiting ??= last.then(begin, begin);
    return waiting;
  };
}
