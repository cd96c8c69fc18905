import type { SetupAnswer } from '../../common';
import { causeOf, statusOf, translate } from '../elasticsearch/errors';
import type { Caller } from '../elasticsearch/errors';
import { AirlockError } from '../errors';

/** `status`: what a refusal would have been as an answer of its own. */
export type Outcome = SetupAnswer['done'][number] & { status?: number };

/**
 * One piece of an action. A refusal or a mistake in one piece is told beside the others; where Elasticsearch is
 * away, nothing else would succeed either, and the whole call fails.
 */
export async function outcome(
  name: string,
  caller: Caller,
  work: () => Promise<string | Omit<Outcome, 'name'>>
): Promise<Outcome> {
  try {
    const done = await work();
    return typeof done === 'string' ? { name, ok: true, message: done } : { name, ...done };
  } catch (error) {
    const told = translate(error, caller);
    if (told instanceof AirlockError) {
      if (told.attributes.reason === 'unavailable') throw told;
      return { name, ok: false, message: told.message, status: told.status };
    }
    const status = statusOf(error);
    if (status === undefined || status === 401 || status >= 500) throw error;
    return { name, ok: false, message: `Elasticsearch refuses it: ${causeOf(error).reason}`, status };
  }
}
