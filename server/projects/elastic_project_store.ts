import type { Client } from '@elastic/elasticsearch';
import { PROJECTS_INDEX, isClosed } from '../../common';
import type { Project, ProjectInput } from '../../common';
import type { Logger } from '../contracts';
import { causeOf, isConflict } from '../elasticsearch/errors';
import { createTemplateGuard } from '../elasticsearch/template_guard';
import { AirlockError, conflict } from '../errors';
import type { AuditWriter } from '../requests/audit_writer';
import type { ServiceKey } from '../service_key/service_key';
import { installProjectPipeline } from '../setup/install';
import { createAuditedChange } from './audited_change';
import type { Announced, AuditedChange } from './audited_change';
import { countRequests } from './count_requests';
import { changedKeys, projectContent } from './project_document';
import { MAX_PROJECTS, findProject, openOnes, readProjects } from './project_index';
import type { StoredProject } from './project_index';
import { createPipelineRenewal } from './project_pipeline';
import type { ProjectStore } from './project_store';
import { absent, closedAlready, hasOpenRequests, stale, takenElsewhere } from './refusals';

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

export function createProjectStore({ serviceKey, internal, audit, logger }: Dependencies): ProjectStore {
  let cached: { at: number; projects: Promise<Project[]> } | undefined;

  const templates = createTemplateGuard(internal);
  const stored = () => serviceKey.run((client) => readProjects(client, templates));
  const all = async () => openOnes(await stored());
  const find = (id: string) => serviceKey.run((client) => findProject(client, templates, id));

  const cachedStored = (): Promise<Project[]> => {
    if (cached && Date.now() - cached.at < CACHE_MS) return cached.projects;
    const entry = { at: Date.now(), projects: stored() };
    entry.projects.catch(() => {
      if (cached === entry) cached = undefined;
    });
    cached = entry;
    return entry.projects;
  };

  const auditedChange = createAuditedChange({ serviceKey, audit, logger });
  const recorded: AuditedChange = (events, change) =>
    auditedChange(events, change).finally(() => {
      cached = undefined;
    });

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
      throw conflict(`${MAX_PROJECTS} projects are open, which is as many as there may be.`);
  };

  const write = async (
    project: Project,
    before: StoredProject | undefined,
    events: Announced
  ): Promise<void> => {
    const guard = before
      ? ({ if_seq_no: before.seqNo, if_primary_term: before.primaryTerm } as const)
      : ({ op_type: 'create' } as const);
    try {
      await recorded(events, (client) =>
        // Refreshed before the answer, so that a search sees every change that was ever confirmed.
        client.index({ index: PROJECTS_INDEX, id: project.id, document: project, refresh: true, ...guard })
      );
    } catch (error) {
      if (isConflict(error))
        throw stale(project.id, (await find(project.id))?.project, before?.project.revision);
      throw error;
    }
  };

  const remove = async ({ project, seqNo, primaryTerm }: StoredProject, by: string): Promise<void> => {
    const { id, name, revision } = project;
    const guard = { if_seq_no: seqNo, if_primary_term: primaryTerm };
    try {
      await recorded(
        [{ action: 'project-delete', by, project: { id, name }, detail: { revision } }],
        (client) => client.delete({ index: PROJECTS_INDEX, id, refresh: true, ...guard })
      );
    } catch (error) {
      if (isConflict(error)) throw stale(id, (await find(id))?.project, revision);
      throw error;
    }
  };

  const close = async (before: StoredProject, by: string): Promise<void> => {
    const { id, name, revision: seen } = before.project;
    const now = new Date().toISOString();
    const revision = seen + 1;
    await write(
      { ...before.project, revision, updated_at: now, updated_by: by, closed_at: now, closed_by: by },
      before,
      [{ action: 'project-close', by, project: { id, name }, detail: { revision } }]
    );
  };

  return {
    all,
    list: async (space, { closed = false } = {}) => {
      const seen = (await cachedStored()).filter((project) => isSeen(project, space));
      return closed ? seen : openOnes(seen);
    },

    get: async (id, space) => {
      const found = await find(id);
      if (!found || !isSeen(found.project, space)) throw absent(id);
      return found.project;
    },

    put: async (id, input: ProjectInput, by, space) => {
      const content = projectContent(input);
      const before = await find(id);
      const current = before?.project;
      if (current && !isSeen(current, space)) {
        if (input.revision !== undefined) throw absent(id);
        throw takenElsewhere(id);
      }
      if (input.revision !== current?.revision) throw stale(id, current, input.revision);
      const opens = current !== undefined && isClosed(current);
      if (!current || opens) await checkRoom();
      const now = new Date().toISOString();
      const project: Project = {
        ...content,
        id,
        revision: (current?.revision ?? 0) + 1,
        created_at: current?.created_at ?? now,
        updated_at: now,
        updated_by: by,
      };
      const changed = changedKeys(current, content);
      const entry = (action: string) => ({
        action,
        by,
        project: { id, name: project.name },
        detail: { revision: project.revision, changed },
      });
      const change = entry(current ? 'project-change' : 'project-create');
      // Whoever looks for changes of a project's rules finds those that came with its opening.
      const opening: Announced = [entry('project-reopen'), ...(changed.length > 0 ? [change] : [])];
      await write(project, before, opens ? opening : [change]);
      await renew(`The project "${id}" is stored`);
      return project;
    },

    delete: async (id, by, space) => {
      const before = await find(id);
      if (!before || !isSeen(before.project, space)) throw absent(id);
      if (isClosed(before.project)) throw closedAlready(before.project);
      const requests = await serviceKey.run((client) => countRequests(client, id));
      if (requests.open > 0) throw hasOpenRequests(id, requests.open);
      if (requests.all > 0) {
        await close(before, by);
        await renew(`The project "${id}" is closed`);
        return { closed: id };
      }
      await remove(before, by);
      await renew(`The project "${id}" is deleted`);
      return { deleted: id };
    },
  };
}
