import type { ProcessEvent, ProcessParent, ProcessRow } from './codecs/process';

/** Two sources (Sysmon and the Security log, say) tell of one start within this time of each other. */
const SAME_START_MS = 2_000;

/** One run of one program on one host, put together from the events that tell of it. */
export interface ProcessInstance {
  /** Unique among all instances, and the same whenever the same events are read. */
  key: string;
  host: string;
  entityId?: string;
  pid?: number;
  start?: ProcessEvent;
  end?: ProcessEvent;
  row?: ProcessRow;
  /** What a child says of it. */
  said?: ProcessParent;
  /** Milliseconds since 1970: `-Infinity` where no start was seen, `Infinity` where its time is unreadable. */
  startMs: number;
  parent?: ProcessInstance;
}

const GUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
/** Sysmon's GUIDs come in either case; other sources' ids tell letters apart. */
const comparableId = (id: string) => (GUID.test(id) ? id.toLowerCase() : id);
export const comparableHost = (host: string) => host.toLowerCase();

/** Milliseconds since 1970, `Infinity` for a time that cannot be read. */
export function timeOf(at: string): number {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms;
}

export const entityKey = (host: string, entityId: string) =>
  JSON.stringify(['id', comparableHost(host), comparableId(entityId)]);
const pidKey = (host: string, pid: number) => JSON.stringify(['pid', comparableHost(host), pid]);

function latestStart(
  starts: readonly ProcessInstance[] | undefined,
  ms: number,
  not?: ProcessInstance
): ProcessInstance | undefined {
  if (!starts) return undefined;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as ProcessInstance).startMs <= ms) low = middle + 1;
    else high = middle;
  }
  const found = starts[low - 1];
  return found !== undefined && found === not ? starts[low - 2] : found;
}

function sameProgram(a: ProcessRow | undefined, b: ProcessRow | undefined): boolean {
  return !a || !b || a.name.toLowerCase() === b.name.toLowerCase();
}

/**
 * Puts starts and ends together to processes and links each to its parent: by entity id where there is one,
 * else by host and process id, which are used again and again: the latest start of that id before the child's
 * start is the parent, and the latest start before an end is what ended. A parent that left no event of its
 * own becomes an instance without start and end. Links may form a cycle; the caller breaks it.
 */
export function processInstances(events: readonly ProcessEvent[]): ProcessInstance[] {
  const all: ProcessInstance[] = [];
  const byKey = new Map<string, ProcessInstance>();
  const startsByPid = new Map<string, ProcessInstance[]>();

  const obtain = (key: string, host: string, ids: { entityId?: string; pid?: number }): ProcessInstance => {
    const known = byKey.get(key);
    if (known) return known;
    const made: ProcessInstance = {
      key,
      host,
      startMs: Number.NEGATIVE_INFINITY,
      ...(ids.entityId === undefined ? {} : { entityId: ids.entityId }),
      ...(ids.pid === undefined ? {} : { pid: ids.pid }),
    };
    byKey.set(key, made);
    all.push(made);
    return made;
  };
  /** The process of that id which began before anything that was seen of it. */
  const unseen = (host: string, pid: number) => obtain(pidKey(host, pid), host, { pid });

  const begin = (instance: ProcessInstance, event: ProcessEvent, ms: number) => {
    instance.start = event;
    instance.startMs = ms;
    instance.row = event.row ?? instance.row;
    instance.pid = event.pid ?? instance.pid;
  };

  const addStart = (event: ProcessEvent, ms: number) => {
    const { host, entity_id: entityId, pid } = event;
    const key = entityId === undefined ? undefined : entityKey(host, entityId);
    const known = key === undefined ? undefined : byKey.get(key);
    if (known) {
      known.row = known.row ?? event.row;
      return;
    }
    if (pid === undefined) {
      if (key !== undefined) begin(obtain(key, host, { entityId }), event, ms);
      return;
    }
    const slot = pidKey(host, pid);
    const starts = startsByPid.get(slot) ?? [];
    startsByPid.set(slot, starts);
    const last = starts[starts.length - 1];
    if (last && sameProgram(last.row, event.row)) {
      const oneHasId = (last.entityId === undefined) !== (entityId === undefined);
      const same = oneHasId
        ? ms - last.startMs <= SAME_START_MS
        : entityId === undefined && ms === last.startMs && event.at === last.start?.at;
      if (same) {
        // The event with the id tells more: its parent has an id too.
        if (key !== undefined && last.entityId === undefined) {
          byKey.delete(last.key);
          Object.assign(last, { key, entityId });
          byKey.set(key, last);
          begin(last, event, ms);
        } else last.row = last.row ?? event.row;
        return;
      }
    }
    const unique = key ?? JSON.stringify(['start', comparableHost(host), pid, event.at, starts.length]);
    const made = obtain(unique, host, { entityId, pid });
    begin(made, event, ms);
    starts.push(made);
  };

  const addEnd = (event: ProcessEvent, ms: number) => {
    const { host, entity_id: entityId, pid } = event;
    const ended =
      entityId !== undefined
        ? obtain(entityKey(host, entityId), host, { entityId, pid })
        : pid !== undefined
          ? (latestStart(startsByPid.get(pidKey(host, pid)), ms) ?? unseen(host, pid))
          : undefined;
    if (!ended) return;
    ended.end = ended.end ?? event;
    ended.row = ended.row ?? event.row;
  };

  const link = (child: ProcessInstance) => {
    const event = child.start ?? child.end;
    if (!event) return;
    const { host, parent: said } = event;
    const entityId = event.parent_entity_id ?? said?.entity_id;
    const pid = event.parent_pid ?? said?.pid;
    const parent =
      entityId !== undefined
        ? obtain(entityKey(host, entityId), host, { entityId, pid })
        : pid !== undefined
          ? (latestStart(startsByPid.get(pidKey(host, pid)), timeOf(event.at), child) ?? unseen(host, pid))
          : said?.name !== undefined
            ? obtain(JSON.stringify(['parent of', child.key]), host, {})
            : undefined;
    if (!parent || parent === child) return;
    child.parent = parent;
    parent.said = parent.said ?? said;
  };

  const timed = events.map((event) => ({ event, ms: timeOf(event.at) }));
  // Unreadable times are Infinity, whose difference is not a number: compare, do not subtract.
  timed.sort((a, b) => (a.ms < b.ms ? -1 : a.ms > b.ms ? 1 : 0));
  for (const { event, ms } of timed) if (event.kind === 'start') addStart(event, ms);
  for (const { event, ms } of timed) if (event.kind === 'end') addEnd(event, ms);
  for (const instance of [...all]) link(instance);
  return all;
}
