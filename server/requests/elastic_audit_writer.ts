import type { Client } from '@elastic/elasticsearch';
import { AUDIT_STREAM, INDEX_TEMPLATES, LIMITS, REQUESTS_INDEX } from '../../common';
import type { HistoryEntry } from '../../common';
import type { Logger } from '../contracts';
import { isConflict, isMissingIndex } from '../elasticsearch/errors';
import { createTemplateGuard } from '../elasticsearch/template_guard';
import type { ServiceKey } from '../service_key/service_key';
import { eventToEcs, stepToEcs } from './audit_to_ecs';
import type { AuditDocument } from './audit_to_ecs';
import type { AuditWriter } from './audit_writer';
import { differsFromAudit, lastSubmission } from './history';
import type { RequestDocument } from './request_store';

/** Requests that one run of the timer takes; the next run takes more. */
const REQUESTS_A_RUN = 100;
/** How often a copy begins again because the request was changed meanwhile. */
const MAX_ATTEMPTS = 5;
/** Parts of a request that the copy needs: its files may be many. */
const NEEDED = ['id', 'direction', 'project', 'history', 'audited', 'audit_pending'];

type NeededParts = Pick<
  RequestDocument,
  'id' | 'direction' | 'project' | 'history' | 'audited' | 'audit_pending'
>;

interface Dependencies {
  serviceKey: ServiceKey;
  internal: Client;
  logger: Logger;
  intervalSeconds: number;
}

const told = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Writes the audit stream with the service key, which may create there and neither change nor delete. */
export function createAuditWriter(dependencies: Dependencies): AuditWriter {
  const { serviceKey, internal, logger, intervalSeconds } = dependencies;
  const templates = createTemplateGuard(internal);
  /** Copies in progress by request; `again` when a step was added since the copy read the request. */
  const copying = new Map<string, { done: Promise<void>; again: boolean }>();
  let timer: NodeJS.Timeout | undefined;
  let run: Promise<void> = Promise.resolve();
  let failing = false;

  async function create(documents: readonly AuditDocument[]): Promise<void> {
    await templates.require(INDEX_TEMPLATES.audit);
    const answer = await serviceKey.run((client) =>
      client.bulk({
        index: AUDIT_STREAM,
        operations: documents.flatMap(({ id, document }) => [{ create: { _id: id } }, document]),
      })
    );
    const failed = answer.items.find(({ create: item }) => item && item.status >= 300 && item.status !== 409);
    if (failed)
      throw new Error(
        `The audit stream refused an entry (${failed.create?.status}): ${failed.create?.error?.reason ?? ''}`
      );
  }

  /** One attempt; false when the request was changed meanwhile. */
  async function copyOnce(id: string): Promise<boolean> {
    const found = await serviceKey.run((client) =>
      client.get<NeededParts>({ index: REQUESTS_INDEX, id, _source_includes: NEEDED })
    );
    const request = found._source;
    if (!request?.audit_pending) return true;
    const waiting = request.history.filter((entry) => entry.sequence > request.audited);
    if (waiting.length > 0)
      await create(waiting.map((entry) => stepToEcs(request, entry, lastSubmission(request.history, entry))));
    try {
      await serviceKey.run((client) =>
        client.update({
          index: REQUESTS_INDEX,
          id,
          if_seq_no: found._seq_no,
          if_primary_term: found._primary_term,
          doc: { audit_pending: false, audited: request.history.length },
        })
      );
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  }

  async function copyAll(id: string): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) if (await copyOnce(id)) return;
    logger.debug(`Request ${id} keeps changing; its steps are copied to the audit stream at the next run.`);
  }

  /** Joins the copy in progress of the same request, which then looks once more. */
  function copyShared(id: string): Promise<void> {
    const current = copying.get(id);
    if (current) {
      current.again = true;
      return current.done;
    }
    const entry = { done: Promise.resolve(), again: false };
    copying.set(id, entry);
    entry.done = (async () => {
      try {
        do {
          entry.again = false;
          await copyAll(id);
        } while (entry.again);
      } finally {
        copying.delete(id);
      }
    })();
    return entry.done;
  }

  async function pending(): Promise<string[]> {
    const found = await serviceKey.run((client) =>
      client.search({
        index: REQUESTS_INDEX,
        ignore_unavailable: true,
        size: REQUESTS_A_RUN,
        query: { term: { audit_pending: true } },
        sort: 'updated_at:asc',
        _source: false,
      })
    );
    return found.hits.hits.flatMap(({ _id }) => (_id === undefined ? [] : [_id]));
  }

  /** Says once that it fails and once that it works again: the timer runs every few seconds. */
  async function catchUp(): Promise<void> {
    try {
      const failures: unknown[] = [];
      for (const id of await pending()) await copyShared(id).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
      if (failing) logger.info('The audit stream is written again.');
      failing = false;
    } catch (error) {
      const message = `Steps wait to be copied to the audit stream: ${told(error)}`;
      if (failing) logger.debug(message);
      else logger.warn(message);
      failing = true;
    }
  }

  function schedule(): void {
    timer = setTimeout(() => {
      run = catchUp().finally(() => {
        if (timer) schedule();
      });
    }, intervalSeconds * 1000);
    timer.unref();
  }

  return {
    async copy(id) {
      try {
        await copyShared(id);
      } catch (error) {
        logger.debug(`Steps of request ${id} wait to be copied to the audit stream: ${told(error)}`);
      }
    },

    async record(event) {
      await create([eventToEcs(event, new Date().toISOString())]);
    },

    async firstDifference(id: string, history: readonly HistoryEntry[]) {
      try {
        const found = await serviceKey.run((client) =>
          client.search<{ tre: { audit: { sequence: number; head: string } } }>({
            index: AUDIT_STREAM,
            size: LIMITS.history,
            query: {
              bool: {
                filter: [{ term: { 'tre.request.id': id } }, { exists: { field: 'tre.audit.sequence' } }],
              },
            },
            // The earliest copy of a step counts: what a rollover lets in again later may be bent.
            sort: '@timestamp:asc',
            _source: ['tre.audit.sequence', 'tre.audit.head'],
          })
        );
        return differsFromAudit(
          history,
          found.hits.hits.flatMap(({ _source }) => (_source ? [_source.tre.audit] : []))
        );
      } catch (error) {
        if (isMissingIndex(error)) return undefined;
        throw error;
      }
    },

    start() {
      if (!timer) schedule();
    },

    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await run;
      await Promise.allSettled([...copying.values()].map(({ done }) => done));
    },
  };
}
