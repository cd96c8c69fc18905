import type { Project } from '../../common';
import { isClosed } from '../../common';
import type { AirlockError } from '../errors';
import { conflict, notFound } from '../errors';

/** Why a change of a project is refused, in sentences for the caller. */

export const absent = (id: string) => notFound(`There is no project "${id}" in this space.`);

export const takenElsewhere = (id: string) =>
  conflict(`The id "${id}" is taken by a project of another space.`);

const closing = ({ closed_at, closed_by }: Project) => ({ closed_at, closed_by });

/** 409: the id of a new project is taken. */
function taken(project: Project): AirlockError {
  const { id, revision, updated_by, updated_at } = project;
  if (!isClosed(project))
    return conflict(`There is a project "${id}" already.`, { revision, updated_by, updated_at });
  return conflict(
    `A closed project has the id "${id}": ${project.closed_by} closed it at ${project.closed_at}. It can be opened ` +
      'again under Projects, with its requests; a new project needs another id.',
    { revision, updated_by, updated_at, ...closing(project) }
  );
}

/** 409: the project is not, or no longer, what the caller saw; `seen` is undefined for a new one. */
export function stale(id: string, current: Project | undefined, seen: number | undefined): AirlockError {
  if (!current) return conflict(`The project "${id}" was deleted after you read it.`);
  if (seen === undefined) return taken(current);
  const { revision, updated_by, updated_at } = current;
  return conflict(
    `${updated_by} ${isClosed(current) ? 'closed' : 'changed'} the project "${id}" at ${updated_at}, after you read ` +
      'it. Load it again.',
    { revision, updated_by, updated_at, ...(isClosed(current) ? closing(current) : {}) }
  );
}

export const closedAlready = (project: Project) =>
  conflict(
    `The project "${project.id}" is closed already: ${project.closed_by} closed it at ${project.closed_at}.`,
    closing(project)
  );

export function hasOpenRequests(id: string, open: number): AirlockError {
  const [requests, them] = open === 1 ? ['request', 'it'] : ['requests', 'them'];
  return conflict(`The project "${id}" has ${open} open ${requests}. Decide or withdraw ${them} first.`, {
    open_requests: open,
  });
}
