import { list, object, projectId, projectInput } from '../../common';
import type { Codec, Project, ProjectInput } from '../../common';
import { AirlockError } from '../../server/errors';
import { projectContent } from '../../server/projects/project_document';
import { SettingsError, readSettings } from '../policy';

/** Projects of one file. */
const MAX_PROJECTS = 1_000;

const entry = object({ id: projectId, project: projectInput });
const projectsFile = object({
  projects: list(entry as Codec<{ id: string; project: ProjectInput }>, MAX_PROJECTS, 1),
});

/** The registry from a file, for sites without the plugin. Throws a SettingsError with the line and the reason. */
export function readProjectsFile(file: string): Project[] {
  const { projects } = readSettings(file, projectsFile);
  const now = new Date().toISOString();
  return projects.map(({ id, project }, index) => {
    if (projects.some((other, before) => before < index && other.id === id))
      throw new SettingsError(`${file}: projects.${index}.id: "${id}" is there twice.`);
    try {
      return {
        id,
        ...projectContent(project),
        revision: 1,
        created_at: now,
        updated_at: now,
        updated_by: file,
      };
    } catch (error) {
      if (error instanceof AirlockError)
        throw new SettingsError(`${file}: projects.${index}.project: ${error.message}`);
      throw error;
    }
  });
}
