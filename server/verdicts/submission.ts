import { isClosed, isOpen } from '../../common';
import type { Project } from '../../common';
import type { Call } from '../router/route';
import { AirlockError, notFound, unavailable } from '../errors';
import { translate } from '../elasticsearch/errors';
import type { RequestDocument } from '../requests/request_store';

/** The project that a scanner names. Throws AirlockError 404 with what to do when there is none. */
export async function namedProject(call: Call, id: string): Promise<Project> {
  try {
    return await call.services.projects.get(id, call.space);
  } catch (error) {
    if (!(error instanceof AirlockError) || error.status !== 404) throw error;
    throw notFound(
      `There is no project "${id}" in this Kibana space, so nothing was stored. An operator registers it ` +
        'under Projects; a project of another space takes verdicts under that space’s address (/s/<space>/api/…).'
    );
  }
}

/**
 * Throws AirlockError 404 when the project is closed: no request begins or goes on in it. A late verdict on a request
 * that is closed itself is stored as ever. As with a project that is not there, scanners keep what they have and send
 * it again; on a 409 they would go on under another id.
 */
export function checkTakesVerdicts(
  project: Project,
  request: Pick<RequestDocument, 'status'> | undefined
): void {
  if (!isClosed(project) || (request && !isOpen(request.status))) return;
  throw notFound(
    `The project "${project.id}" was closed at ${project.closed_at}, so nothing was stored. An operator can open it ` +
      'again under Projects.'
  );
}

/**
 * Work that writes the stream and then the request. When Elasticsearch goes away in between, sending the same
 * again completes it, and that is what the scanner is told.
 */
export async function healedByResending<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = translate(error, 'service');
    if (told instanceof AirlockError && told.attributes.reason === 'unavailable')
      throw unavailable(
        'Elasticsearch does not answer, or is overloaded. Send the same again in a moment: what is stored ' +
          'already is recognised.'
      );
    throw told;
  }
}
