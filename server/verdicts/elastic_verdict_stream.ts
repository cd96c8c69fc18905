import type { Client } from '@elastic/elasticsearch';
import type { BulkResponseItem } from '@elastic/elasticsearch/lib/api/types';
import { INDEX_TEMPLATES, VERDICT_STREAM } from '../../common';
import { isMissingIndex } from '../elasticsearch/errors';
import { createTemplateGuard } from '../elasticsearch/template_guard';
import type { ServiceKey } from '../service_key/service_key';
import { STREAM_FIELDS, fromEcs } from './from_ecs';
import type { StreamSource } from './from_ecs';
import type { AddOutcome, StreamPosition, VerdictStream } from './verdict_stream';

/** Copies that one key may have in the stream: one more for each rollover between two sendings. */
const COPIES = 5;

interface Dependencies {
  serviceKey: ServiceKey;
  internal: Client;
}

/** What one line of the bulk answer means to who sent the verdict. */
export function addOutcome(item: BulkResponseItem | undefined): AddOutcome {
  const status = item?.status ?? 500;
  if (status < 300) return { status: 'stored' };
  if (status === 409) return { status: 'duplicate' };
  const reason = item?.error?.reason ?? `Elasticsearch answered ${status}`;
  return status === 400 ? { status: 'refused', error: reason } : { status: 'failed', error: reason };
}

interface Hit {
  source: StreamSource;
  time: number;
  key: string;
}

/** Verdicts in the data stream `logs-tre.verdict-default`, with the service key. */
export function createVerdictStream({ serviceKey, internal }: Dependencies): VerdictStream {
  const templates = createTemplateGuard(internal);

  async function hits(
    filter: Array<Record<string, unknown>>,
    size: number,
    after: StreamPosition | undefined
  ): Promise<Hit[]> {
    const found = await serviceKey.run((client) =>
      client.search<StreamSource>({
        index: VERDICT_STREAM,
        size,
        query: { bool: { filter } },
        sort: '@timestamp:desc,event.id:asc',
        _source: STREAM_FIELDS,
        ...(after ? { search_after: [after.time, after.key] } : {}),
      })
    );
    return found.hits.hits.flatMap(({ _source, sort }) =>
      _source && sort ? [{ source: _source, time: Number(sort[0]), key: String(sort[1]) }] : []
    );
  }

  /** Keys whose newest copy stands before the page, and was shown there. */
  async function shownBefore(page: readonly Hit[], after: StreamPosition): Promise<Set<string>> {
    if (page.length === 0) return new Set();
    const found = await serviceKey.run((client) =>
      client.search({
        index: VERDICT_STREAM,
        size: page.length * COPIES,
        query: {
          bool: {
            filter: [
              { terms: { 'event.id': page.map(({ key }) => key) } },
              { range: { '@timestamp': { gte: after.time, format: 'epoch_millis' } } },
            ],
          },
        },
        sort: '@timestamp:desc,event.id:asc',
        _source: false,
      })
    );
    const before = found.hits.hits.filter(({ sort }) => {
      const [time, key] = [Number(sort?.[0]), String(sort?.[1])];
      return time > after.time || key <= after.key;
    });
    return new Set(before.map(({ sort }) => String(sort?.[1])));
  }

  return {
    async add(documents) {
      if (documents.length === 0) return [];
      await templates.require(INDEX_TEMPLATES.verdicts);
      const answer = await serviceKey.run((client) =>
        client.bulk({
          index: VERDICT_STREAM,
          filter_path: 'items.create.status,items.create.error.reason',
          operations: documents.flatMap(({ key, document }) => [{ create: { _id: key } }, document]),
        })
      );
      return documents.map((_, index) => addOutcome(answer.items[index]?.create));
    },

    async page({ request, path, size, after }) {
      const filter = [
        { term: { 'tre.request.id': request } },
        ...(path === undefined ? [] : [{ term: { 'file.path': path } }]),
      ];
      try {
        const found = await hits(filter, size + 1, after);
        const page = found.slice(0, size);
        const last = page[page.length - 1];
        const seen = after ? await shownBefore(page, after) : new Set<string>();
        const items = page.filter(({ key }) => !seen.has(key) && Boolean(seen.add(key)));
        return {
          items: items.map(({ source }) => fromEcs(source)),
          ...(found.length > size && last ? { next: { time: last.time, key: last.key } } : {}),
        };
      } catch (error) {
        if (!isMissingIndex(error)) throw error;
        await templates.require(INDEX_TEMPLATES.verdicts);
        return { items: [] };
      }
    },
  };
}
