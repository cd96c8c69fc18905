import type { Client } from '@elastic/elasticsearch';
import { notSetUp } from '../errors';
import { translate } from './errors';

/** Milliseconds for which a template that was seen is taken to be there. */
const SEEN_FOR = 60_000;

/**
 * Elasticsearch makes a missing index by itself, with mappings guessed from the first document. So before the
 * first write it is asked whether our index template is installed.
 */
export interface TemplateGuard {
  /** Throws AirlockError 503 (reason "setup") when the index template is missing. */
  require(name: string): Promise<void>;
}

/** Asks as Kibana's internal user, who may read templates; the service key may not. */
export function createTemplateGuard(internal: Client): TemplateGuard {
  const seen = new Map<string, number>();
  return {
    async require(name) {
      if (Date.now() - (seen.get(name) ?? -SEEN_FOR) < SEEN_FOR) return;
      let exists: boolean;
      try {
        exists = await internal.indices.existsIndexTemplate({ name });
      } catch (error) {
        throw translate(error, 'internal');
      }
      if (!exists)
        throw notSetUp(
          `TRE Airlock is not set up: the index template "${name}" is missing, so nothing can be stored. ` +
            'Open Setup and press Install.'
        );
      seen.set(name, Date.now());
    },
  };
}
