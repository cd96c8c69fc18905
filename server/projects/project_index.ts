import type { Client } from '@elastic/elasticsearch';
import { INDEX_TEMPLATES, PROJECTS_INDEX, isClosed, projectDefaults } from '../../common';
import type { Project } from '../../common';
import { isMissingIndex, isNotFound } from '../elasticsearch/errors';
import type { TemplateGuard } from '../elasticsearch/template_guard';
import { notSetUp } from '../errors';

/** Every open project is a line of the generated pipeline, which every event passes. */
export const MAX_PROJECTS = 1_000;
/** Projects of one search; closed ones may be any number. */
const PAGE_SIZE = 1_000;

export interface StoredProject {
  project: Project;
  seqNo: number;
  primaryTerm: number;
}

/** A key that a later version added is filled when an older document is read. */
const fromDocument = (document: Project): Project => ({ ...document, ...projectDefaults(document) });

/**
 * All projects by name, closed ones too: which those are is told in code, since an index that is older than closing
 * does not map it. Each write is refreshed before it is confirmed, so a search misses none. No index is no project yet,
 * where the index template is there to make it.
 */
export async function readProjects(client: Client, templates: TemplateGuard): Promise<Project[]> {
  const projects: Project[] = [];
  for (let after: string | undefined; ;) {
    const answer = await client.search<Project>({
      index: PROJECTS_INDEX,
      size: PAGE_SIZE,
      sort: 'id:asc',
      ...(after === undefined ? {} : { search_after: [after] }),
      allow_partial_search_results: false,
      ignore_unavailable: true,
    });
    const { hits } = answer.hits;
    if (answer._shards.total === 0) await templates.require(INDEX_TEMPLATES.projects);
    projects.push(...hits.flatMap(({ _source }) => (_source ? [fromDocument(_source)] : [])));
    after = hits[hits.length - 1]?._id;
    if (hits.length < PAGE_SIZE) break;
  }
  if (openOnes(projects).length > MAX_PROJECTS)
    throw notSetUp(`More than ${MAX_PROJECTS} projects are open. An administrator removes some of them.`);
  return projects.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export const openOnes = (projects: readonly Project[]) => projects.filter((project) => !isClosed(project));

/** One project as it is now, refreshed or not. */
export async function findProject(
  client: Client,
  templates: TemplateGuard,
  id: string
): Promise<StoredProject | undefined> {
  try {
    const { _source, _seq_no, _primary_term } = await client.get<Project>({ index: PROJECTS_INDEX, id });
    if (!_source || _seq_no === undefined || _primary_term === undefined) return undefined;
    return { project: fromDocument(_source), seqNo: _seq_no, primaryTerm: _primary_term };
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (isMissingIndex(error)) await templates.require(INDEX_TEMPLATES.projects);
    return undefined;
  }
}
