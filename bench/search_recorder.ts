import type { Client, estypes } from '@elastic/elasticsearch';

interface Recorded {
  params: estypes.SearchRequest;
  startedAt: number;
  endedAt: number;
}

/** Keeps what is searched through a client, to be searched again without what stands around it. */
export class SearchRecorder {
  private searches: Recorded[] = [];
  /** The client that is to be used in the place of the given one. */
  readonly client: Client;

  constructor(private readonly engine: Client) {
    this.client = new Proxy(engine, {
      get: (target, property) => {
        if (property !== 'search') return Reflect.get(target, property, target) as unknown;
        return (params: estypes.SearchRequest, options?: object) => this.search(params, options);
      },
    });
  }

  private async search(params: estypes.SearchRequest, options: object | undefined) {
    const startedAt = performance.now();
    try {
      return await this.engine.search(params, options);
    } finally {
      this.searches.push({ params, startedAt, endedAt: performance.now() });
    }
  }

  /**
   * The searches since the last call, in the order in which they were sent: those in one group overlapped, and
   * each group waited for the one before it.
   */
  taken(): estypes.SearchRequest[][] {
    const groups = inGroups(this.searches);
    this.searches = [];
    return groups.map((group) => group.map(({ params }) => params));
  }
}

export function inGroups<T extends { startedAt: number; endedAt: number }>(searches: readonly T[]): T[][] {
  const groups: T[][] = [];
  let busyUntil = -Infinity;
  for (const search of [...searches].sort((a, b) => a.startedAt - b.startedAt)) {
    const group = groups[groups.length - 1];
    if (group && search.startedAt < busyUntil) group.push(search);
    else groups.push([search]);
    busyUntil = Math.max(busyUntil, search.endedAt);
  }
  return groups;
}
