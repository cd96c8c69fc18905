import { REQUESTS_INDEX } from '../../common';
import type { Logger } from '../contracts';
import type { ServiceKey } from '../service_key/service_key';

/** Milliseconds after which Elasticsearch has made a write visible to searches by itself, and some more. */
const VISIBLE_AFTER = 1_500;
const RETRIES = 3;

/**
 * Whoever decides and then looks at the queue has to see the decision. A refresh with every write would cost
 * each vote and each batch more than the write itself, so it is made up for when a queue is asked for soon after.
 */
export interface Visibility {
  written(id: string): void;
  /** Returns when searches see what this server wrote. */
  catchUp(): Promise<void>;
}

/**
 * The service key may not refresh an index but may write with a refresh: the last written request is written
 * once more as it is. The index has one shard, so that all writes before it are seen too.
 */
export function createVisibility(serviceKey: ServiceKey, logger: Logger): Visibility {
  let last: { id: string; until: number } | undefined;
  let catchingUp: Promise<void> = Promise.resolve();

  async function writeAgain(id: string): Promise<void> {
    try {
      await serviceKey.run((client) =>
        client.update({
          index: REQUESTS_INDEX,
          id,
          doc: {},
          detect_noop: false,
          refresh: true,
          retry_on_conflict: RETRIES,
          _source: false,
        })
      );
    } catch (error) {
      // The queue is then a second behind, which is no reason not to show it.
      logger.debug(`The queue may lack the last change of request ${id}: ${String(error)}`);
    }
  }

  return {
    written(id) {
      last = { id, until: Date.now() + VISIBLE_AFTER };
    },
    async catchUp() {
      const waiting = last;
      last = undefined;
      if (waiting && waiting.until > Date.now()) catchingUp = writeAgain(waiting.id);
      await catchingUp;
    },
  };
}
