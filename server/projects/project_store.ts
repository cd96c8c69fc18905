import type { Project, ProjectEnd, ProjectInput } from '../../common';

/** The registry of projects (`tre-airlock-projects`), read and written with the service key. */
export interface ProjectStore {
  /** Open projects that are seen in this Kibana space, by name, or closed ones too; at most 1,000 are open. */
  list(space: string, options?: { closed?: boolean }): Promise<Project[]>;
  /** All open projects whatever their space, read fresh: for the generated pipeline. */
  all(): Promise<Project[]>;
  /** Open or closed. Throws AirlockError 404 when there is none in this space. */
  get(id: string, space: string): Promise<Project>;
  /**
   * Creates or changes, and opens what was closed; 409 when `input.revision` is not the stored one (or one is stored
   * and none was given). Regenerates the project pipeline from a fresh read.
   */
  put(id: string, input: ProjectInput, by: string, space: string): Promise<Project>;
  /**
   * Deletes a project that never had a request, and closes any other; 409 while requests are open, and when it is
   * closed already.
   */
  delete(id: string, by: string, space: string): Promise<ProjectEnd>;
}
