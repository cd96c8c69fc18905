import type { Client } from '@elastic/elasticsearch';
import { PROJECTS_INDEX } from '../../common';
import type { Project, ProjectInput } from '../../common';
import type { Logger } from '../contracts';
import { causeOf, isConflict } from '../elasticsearch/errors';
import { createTemplateGuard } from '../elasticsearch/template_guard';
import { AirlockError, conflict, notFound } from '../errors';
import type { AuditEvent, AuditWriter } from '../requests/audit_writer';
import type { ServiceKey } from '../service_key/service_key';
import { installProjectPipeline } from '../setup/install';
import { countOpenRequests } from './open_requests';
import { changedKeys, projectContent } from './project_document';
import { MAX_PROJECTS, findProject, readProjects } from './project_index';
import type { StoredProject } from './project_index';
import { createPipelineRenewal } from './project_pipeline';
import type { ProjectStore } from './project_store';

/** The queue filters by what is seen in a space with every look; another Kibana's change shows this late. */
const CACHE_MS = 5_000;

interface Dependencies {
  serviceKey: ServiceKey;
  /** Kibana's own user, for the pipeline. */
  internal: Client;
  /** Every change takes its audit entry through this, before it is made. */
  audit: Pick<AuditWriter, 'record'>;
  logger: Logger;
}

const isSeen = (project: Project, space: string) => project.space === '' || project.space === space;
const absent = (id: string) => notFound(`There is no project "${id}" in this space.`);

function stale(id: string, current: Project | undefined, seen: number | undefined): AirlockError {
  if (!current) return conflict(`The project "${id}" was deleted after you read it.`);
  const { revision, updated_by, updated_at } = current;
  return conflict(
    seen === undefined
      ? `There is a project "${id}" already.`
      : `${updated_by} changed the project "${id}" at ${updated_at}, after you read it. Load it again.`,
    { revision, updated_by, updated_at }
  );
}

export function createProjectStore({ serviceKey, internal, audit, logger }: Dependencies): ProjectStore {
  let cached: { at: number; projects: Promise<Project[]> } | undefined;

  const templates = createTemplateGuard(internal);
  const all = () => serviceKey.run((client) => readProjects(client, templates));
  const find = (id: string) => serviceKey.run((client) => findProject(client, templates, id));

  const cachedAll = (): Promise<Project[]> => {
    if (cached && Date.now() - cached.at < CACHE_MS) return cached.projects;
    const entry = { at: Date.now(), projects: all() };
    entry.projects.catch(() => {
      if (cached === entry) cached = undefined;
    });
    cached = entry;
    return entry.projects;
  };

  /**
   * The entry comes first: it may tell of a change that then failed, which a second entry says, but there is
   * never a change that no entry tells of.
   */
  const recorded = async (
    event: Omit<AuditEvent, 'outcome'>,
    change: (client: Client) => Promise<unknown>
  ): Promise<void> => {
    await audit.record({ ...event, outcome: 'success' });
    try {
      await serviceKey.run(change);
    } catch (error) {
      const reason = 'Elasticsearch did not confirm the change that the entry before this one announces.';
      await audit
        .record({ ...event, outcome: 'failure', reason })
        .catch((fault: Error) => logger.error(fault));
      throw error;
    } finally {
      cached = undefined;
    }
  };

  const renewPipeline = createPipelineRenewal(
    { read: all, install: (projects) => installProjectPipeline(internal, projects) },
    logger
  );
  const renew = async (done: string): Promise<void> => {
    try {
      await renewPipeline();
    } catch (error) {
      logger.error(error instanceof Error ? error : String(error));
      const why = error instanceof AirlockError ? error.message : causeOf(error).reason;
      throw new AirlockError(
        503,
        `${done}, but the pipeline that tags events with their project could not be written, so new events ` +
          `are still tagged as before. "Install" under Setup mends this.${why ? ` Cause: ${why}` : ''}`,
        { reason: 'pipeline', stored: true }
      );
    }
  };

  const checkRoom = async (): Promise<void> => {
    if ((await all()).length >= MAX_PROJECTS)
      throw conflict(`There are ${MAX_PROJECTS} projects, which is as many as there may be.`);
  };

  const write = async (
    project: Project,
    before: StoredProject | undefined,
    event: Omit<AuditEvent, 'outcome'>
  ): Promise<void> => {
    const guard = before
      ? ({ if_seq_no: before.seqNo, if_primary_term: before.primaryTerm } as const)
      : ({ op_type: 'create' } as const);
    try {
      await recorded(event, (client) =>
        // Refreshed before the answer, so that a search sees every change that was ever confirmed.
        client.index({ index: PROJECTS_INDEX, id: project.id, document: project, refresh: true, ...guard })
      );
    } catch (error) {
      if (isConflict(error))
        throw stale(project.id, (await find(project.id))?.project, before?.project.revision);
      throw error;
    }
  };

  return {
    all,
    list: async (space) => (await cachedAll()).filter((project) => isSeen(project, space)),

    get: async (id, space) => {
      const stored = await find(id);
      if (!stored || !isSeen(stored.project, space)) throw absent(id);
      return stored.project;
    },

    put: async (id, input: ProjectInput, by, space) => {
      const content = projectContent(input);
      const stored = await find(id);
      const current = stored?.project;
      if (current && !isSeen(current, space)) {
        if (input.revision !== undefined) throw absent(id);
        throw conflict(`The id "${id}" is taken by a project of another space.`);
      }
      if (input.revision !== current?.revision) throw stale(id, current, input.revision);
      if (!current) await checkRoom();
      const now = new Date().toISOString();
      const project: Project = {
        ...content,
        id,
        revision: (current?.revision ?? 0) + 1,
        created_at: current?.created_at ?? now,
        updated_at: now,
        updated_by: by,
      };
      await write(project, stored, {
        action: current ? 'project-change' : 'project-create',
        by,
        project: { id, name: project.name },
        detail: { revision: project.revision, changed: changedKeys(current, content) },
      });
      await renew(`The project "${id}" is stored`);
      return project;
    },

    delete: async (id, by, space) => {
      const stored = await find(id);
      if (!stored || !isSeen(stored.project, space)) throw absent(id);
      const open = await serviceKey.run((client) => countOpenRequests(client, id));
      if (open > 0)
        throw conflict(
          `The project "${id}" has ${open} open ${open === 1 ? 'request' : 'requests'}. Decide or withdraw ${open === 1 ? 'it' : 'them'} first.`,
          { open_requests: open }
        );
      const { project, seqNo, primaryTerm } = stored;
      try {
        await recorded(
          {
            action: 'project-delete',
            by,
            project: { id, name: project.name },
            detail: { revision: project.revision },
          },
          (client) =>
            client.delete({
              index: PROJECTS_INDEX,
              id,
              refresh: true,
              if_seq_no: seqNo,
              if_primary_term: primaryTerm,
            })
        );
      } catch (error) {
        if (isConflict(error)) throw stale(id, (await find(id))?.project, project.revision);
        throw error;
      }
      await renew(`The project "${id}" is deleted`);
    },
  };
}
