import type { Project } from '../../common';
import { AirlockError, notFound } from '../errors';
import type { Call } from '../router/route';
import { ANONYMOUS } from '../services';
import type { Actor } from './policies';
import type { StoredRequest } from './request_store';

export interface VisibleRequest {
  stored: StoredRequest;
  project: Project;
  actor: Actor;
}

/**
 * A request whose project, open or closed, is seen in the caller's space. Throws AirlockError 404 else, with the same words as
 * when there is none: a space must not tell what another one holds.
 */
export async function visibleRequest(call: Call, id: string): Promise<VisibleRequest> {
  const { requests, projects, securityEnabled } = call.services;
  const actor = { name: call.user, known: securityEnabled || call.user !== ANONYMOUS };
  const stored = await requests.get(id);
  try {
    return { stored, project: await projects.get(stored.document.project.id, call.space), actor };
  } catch (error) {
    if (error instanceof AirlockError && error.status === 404) throw notFound(`There is no request "${id}".`);
    throw error;
  }
}
