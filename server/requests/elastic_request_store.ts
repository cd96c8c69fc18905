import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, estypes } from '@elastic/elasticsearch';
import { INDEX_TEMPLATES, REQUESTS_INDEX } from '../../common';
import type { RequestSummary } from '../../common';
import type { Logger } from '../contracts';
import { isConflict, isMissingIndex, isNotFound } from '../elasticsearch/errors';
import { createTemplateGuard } from '../elasticsearch/template_guard';
import { notFound, unavailable } from '../errors';
import type { ServiceKey } from '../service_key/service_key';
import { appendSteps } from './history';
import { createMemory } from './request_memory';
import { createVisibility } from './visibility';
import type { Change, Decide, RequestDocument, RequestStore, StoredRequest } from './request_store';
import { toSummary } from './summary';

/** How often a change is decided anew because another one was stored first. */
const MAX_ATTEMPTS = 8;
/** Milliseconds by which waits between attempts grow; each is drawn at random, so that writers part. */
const BACKOFF = 25;

interface Dependencies {
  serviceKey: ServiceKey;
  internal: Client;
  logger: Logger;
}

/** The document to write: what was decided, with the steps chained to the history that is stored. */
export function nextDocument(
  current: RequestDocument | undefined,
  { document, steps }: Change,
  at: string
): RequestDocument {
  if (steps.length === 0) throw new Error('A change of a request needs a step for its history.');
  const history = appendSteps(current?.history ?? [], steps, at);
  const next = {
    ...document,
    history,
    revision: history.length,
    created_at: current?.created_at ?? at,
    updated_at: at,
    audit_pending: true,
    audited: current?.audited ?? 0,
  };
  return { ...next, summary: JSON.stringify(toSummary(next)) };
}

/** Undefined for the rare summary that is longer than doc values take. */
function readSummary(values: unknown): RequestSummary | undefined {
  const [json] = Array.isArray(values) ? (values as unknown[]) : [];
  return typeof json === 'string' ? (JSON.parse(json) as RequestSummary) : undefined;
}

/** Requests in the index `tre-airlock-requests`, read and written with the service key. */
export function createRequestStore({ serviceKey, internal, logger }: Dependencies): RequestStore {
  const templates = createTemplateGuard(internal);
  const memory = createMemory();
  const visibility = createVisibility(serviceKey, logger);

  async function find(id: string): Promise<StoredRequest | undefined> {
    try {
      const found = await serviceKey.run((client) =>
        client.get<RequestDocument>({ index: REQUESTS_INDEX, id })
      );
      if (!found._source || found._seq_no === undefined || found._primary_term === undefined)
        return undefined;
      return { document: found._source, seqNo: found._seq_no, primaryTerm: found._primary_term };
    } catch (error) {
      if (!isNotFound(error)) throw error;
      if (isMissingIndex(error)) await templates.require(INDEX_TEMPLATES.requests);
      return undefined;
    }
  }

  async function write(document: RequestDocument, stored: StoredRequest | undefined) {
    const guard = stored
      ? { if_seq_no: stored.seqNo, if_primary_term: stored.primaryTerm }
      : { op_type: 'create' as const };
    memory.forget(document.id);
    const { _seq_no, _primary_term } = await serviceKey.run((client) =>
      client.index({ index: REQUESTS_INDEX, id: document.id, document, ...guard })
    );
    visibility.written(document.id);
    memory.keep({ document, seqNo: _seq_no, primaryTerm: _primary_term });
  }

  /** Decides on what is remembered, and once more on what is stored when that would change nothing. */
  function decideOn(stored: StoredRequest | undefined, decide: Decide, at: string): Change | undefined {
    try {
      return decide(stored?.document, at);
    } catch (error) {
      if (stored?.remembered) return undefined;
      throw error;
    }
  }

  const store: RequestStore = {
    find,

    async findIncoming(id) {
      return memory.recall(id) ?? find(id);
    },

    async get(id) {
      const stored = await find(id);
      if (!stored) throw notFound(`There is no request "${id}".`);
      return stored;
    },

    async update(id, decide, { read } = {}) {
      await templates.require(INDEX_TEMPLATES.requests);
      let stored = read === undefined ? await find(id) : (read ?? undefined);
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
        const at = new Date().toISOString();
        const change = decideOn(stored, decide, at);
        if (change) {
          const document = nextDocument(stored?.document, change, at);
          try {
            await write(document, stored);
            return document;
          } catch (error) {
            if (!isConflict(error)) throw error;
            logger.debug(`Request ${id} was changed by another; attempt ${attempt} of ${MAX_ATTEMPTS}.`);
          }
          await sleep(Math.random() * BACKOFF * attempt);
        } else if (!stored?.remembered) {
          if (!stored) throw notFound(`There is no request "${id}".`);
          return stored.document;
        }
        stored = await find(id);
      }
      throw unavailable('Others keep changing this request. Nothing was changed; try again in a moment.');
    },

    async search(query) {
      await visibility.catchUp();
      try {
        const found = await serviceKey.run((client) =>
          client.search({ index: REQUESTS_INDEX, ...query, _source: false, docvalue_fields: ['summary'] })
        );
        const total = found.hits.total as estypes.SearchTotalHits;
        const hits = await Promise.all(
          found.hits.hits.map(async ({ _id, fields, sort }) => ({
            summary: readSummary(fields?.summary) ?? toSummary((await store.get(String(_id))).document),
            sort: sort ?? [],
          }))
        );
        return { hits, total: total.value, moreThan: total.relation === 'gte' };
      } catch (error) {
        if (!isMissingIndex(error)) throw error;
        await templates.require(INDEX_TEMPLATES.requests);
        return { hits: [], total: 0, moreThan: false };
      }
    },
  };
  return store;
}
