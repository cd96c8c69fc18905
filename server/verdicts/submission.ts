import type { Project } from '../../common';
import type { Call } from '../router/route';
import { AirlockError, notFound, unavailable } from '../errors';
import { translate } from '../elasticsearch/errors';

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
