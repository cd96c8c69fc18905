import type { Client } from '@elastic/elasticsearch';
import type { Logger } from '../contracts';
import type { AuditEvent, AuditWriter } from '../requests/audit_writer';
import type { ServiceKey } from '../service_key/service_key';

interface Dependencies {
  serviceKey: ServiceKey;
  audit: Pick<AuditWriter, 'record'>;
  logger: Logger;
}

/** What a change is recorded as: at least one entry. */
export type Announced = readonly [ChangeEvent, ...ChangeEvent[]];
type ChangeEvent = Omit<AuditEvent, 'outcome' | 'reason'>;
export type AuditedChange = (
  events: Announced,
  change: (client: Client) => Promise<unknown>
) => Promise<void>;

const UNCONFIRMED = 'Elasticsearch did not confirm the change that an entry before this one announces.';

/**
 * The entries come first: they may tell of a change that then failed, which further entries say, but there is never a
 * change that no entry tells of.
 */
export function createAuditedChange({ serviceKey, audit, logger }: Dependencies): AuditedChange {
  return async (events, change) => {
    const announced: ChangeEvent[] = [];
    try {
      for (const event of events) {
        await audit.record({ ...event, outcome: 'success' });
        announced.push(event);
      }
      await serviceKey.run(change);
    } catch (error) {
      for (const event of announced)
        await audit
          .record({ ...event, outcome: 'failure', reason: UNCONFIRMED })
          .catch((fault: Error) => logger.error(fault));
      throw error;
    }
  };
}
