import type { Project, ProjectInput } from '../../common';

/** The registry of projects (`tre-airlock-projects`), read and written with the service key. */
export interface ProjectStore {
  /** Projects that are seen in this Kibana space, by name; at most 1,000 exist. */
  list(space: string): Promise<Project[]>;
  /** All projects whatever their space, read fresh: for the generated pipeline. */
  all(): Promise<Project[]>;
  /** Throws AirlockError 404 when there is none in this space. */
  get(id: string, space: string): Promise<Project>;
  /**
   * Creates or changes; 409 when `input.revision` is not the stored one (or one is stored and none was given).
   * Regenerates the project pipeline from a fresh read.
   */
  put(id: string, input: ProjectInput, by: string, space: string): Promise<Project>;
  delete(id: string, by: string, space: string): Promise<void>;
}
