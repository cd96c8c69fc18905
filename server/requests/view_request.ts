import type { RequestDetail } from '../../common';
import type { Call } from '../router/route';
import { toDetail } from './detail';
import { verifyChain } from './history';
import type { RequestDocument } from './request_store';
import { visibleRequest } from './visible_request';

const told = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * A look that could not be recorded is logged, with who looked at what, and the page is shown: whoever fills
 * a disk or breaks the audit stream must not be able to blind the reviewers who could stop a leak.
 */
async function recordView(call: Call, { id, direction, project }: RequestDocument): Promise<void> {
  try {
    await call.services.audit.record({
      action: 'request-view',
      by: call.user,
      outcome: 'success',
      request: { id, direction },
      project,
    });
  } catch (error) {
    call.logger.error(`${call.user} looked at request ${id}, which could not be recorded: ${told(error)}`);
  }
}

/** Says what is wrong with the history, if anything is: in itself, or against its copy in the audit stream. */
async function historyWarning(call: Call, document: RequestDocument): Promise<string | undefined> {
  const broken = verifyChain(document.history);
  if (broken !== undefined)
    return `The history does not hold together from step ${broken} on: it was changed outside TRE Airlock.`;
  try {
    const differs = await call.services.audit.firstDifference(document.id, document.history);
    return differs === undefined
      ? undefined
      : `Step ${differs} of the history is not what was copied to the audit stream: it was changed outside TRE Airlock.`;
  } catch (error) {
    call.logger.warn(`The history of request ${document.id} could not be compared: ${told(error)}`);
    return 'The history could not be compared with its copy in the audit stream.';
  }
}

/** GET /requests/{id}. The look itself is an audit event. */
export async function viewRequest(call: Call, id: string): Promise<RequestDetail> {
  const { stored, project, actor } = await visibleRequest(call, id);
  const [warning] = await Promise.all([
    historyWarning(call, stored.document),
    recordView(call, stored.document),
  ]);
  const detail = toDetail(stored.document, project, actor);
  return warning === undefined ? detail : { ...detail, history_warning: warning };
}
