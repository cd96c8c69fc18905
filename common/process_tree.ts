import type { ProcessEvent, ProcessNode, ProcessTree } from './codecs/process';
import { comparableHost, entityKey, processInstances, timeOf } from './process_instances';
import type { ProcessInstance } from './process_instances';

export const TREE_BOUNDS = {
  /** Processes in one tree. */
  nodes: 5_000,
  /** Levels above the process asked for, and steps away from it below. Real trees have fewer than 30. */
  depth: 500,
} as const;

/** Ancestors may take this share of the nodes, so that what the process started is never crowded out. */
const ANCESTOR_SHARE = 0.5;

const count = (n: number, one: string, many: string) =>
  n === 1 ? `1 ${one}` : `${n.toLocaleString('en-GB')} ${many}`;

/**
 * The tree around one process: its ancestors, what each of them started, and all below it. Siblings are in
 * the order of their starts. Never throws, whatever the events say; over the bounds the nearest processes
 * are kept and `limits` says what is missing. Takes O(n log n) for n events, and no recursion.
 */
export function buildProcessTree(
  events: readonly ProcessEvent[],
  focus: { entityId: string; host?: string },
  bounds: { nodes?: number; depth?: number } = {}
): ProcessTree {
  const nodes = Math.max(1, bounds.nodes ?? TREE_BOUNDS.nodes);
  const depth = Math.max(0, bounds.depth ?? TREE_BOUNDS.depth);
  const limits: string[] = [];
  const instances = processInstances(events);

  const centre = findFocus(instances, focus, limits);
  const ancestors = ancestorsOf(centre, limits);
  const shown = ancestors.slice(0, Math.min(depth, Math.floor((nodes - 1) * ANCESTOR_SHARE)));
  const older = ancestors.length - shown.length;
  if (older > 0) limits.push(`${count(older, 'older ancestor is', 'older ancestors are')} not shown.`);

  const children = childrenOf(instances);
  const kept = keepNearest([centre, ...shown], children, nodes, depth, limits);
  const made = new Map<ProcessInstance, ProcessNode>();
  for (const instance of kept) made.set(instance, toNode(instance));
  for (const [instance, node] of made) {
    const all = children.get(instance) ?? [];
    for (const child of all) {
      const childNode = made.get(child);
      if (childNode) node.children.push(childNode);
    }
    if (node.children.length < all.length) node.cut = all.length - node.children.length;
  }
  const root = made.get(shown[shown.length - 1] ?? centre) as ProcessNode;
  return { root, focus: centre.key, size: kept.length, limits };
}

function findFocus(
  instances: readonly ProcessInstance[],
  { entityId, host }: { entityId: string; host?: string },
  limits: string[]
): ProcessInstance {
  const candidates = instances.filter(
    (instance) =>
      instance.entityId !== undefined &&
      instance.key === entityKey(instance.host, entityId) &&
      (host === undefined || comparableHost(instance.host) === comparableHost(host))
  );
  const found = candidates.reduce<ProcessInstance | undefined>(
    (latest, next) => (latest === undefined || next.startMs > latest.startMs ? next : latest),
    undefined
  );
  if (found && candidates.length > 1)
    limits.push(
      `${count(candidates.length, 'host has', 'hosts have')} a process with this id; the one on ${found.host} is shown.`
    );
  if (found) return found;
  limits.push('No event of this process was found.');
  return {
    key: entityKey(host ?? '', entityId),
    host: host ?? '',
    entityId,
    startMs: Number.NEGATIVE_INFINITY,
  };
}

/** Nearest first. A process that is its own ancestor loses the link that closes the circle. */
function ancestorsOf(centre: ProcessInstance, limits: string[]): ProcessInstance[] {
  const seen = new Set([centre]);
  const chain: ProcessInstance[] = [];
  for (let at = centre; at.parent !== undefined; at = at.parent) {
    if (seen.has(at.parent)) {
      delete at.parent;
      limits.push('By its events a process here is its own ancestor; the line of ancestors ends there.');
      break;
    }
    seen.add(at.parent);
    chain.push(at.parent);
  }
  return chain;
}

function childrenOf(instances: readonly ProcessInstance[]): Map<ProcessInstance, ProcessInstance[]> {
  const children = new Map<ProcessInstance, ProcessInstance[]>();
  // Infinities have no difference: compare, do not subtract. The sort is stable.
  const inOrder = [...instances].sort((a, b) => (a.startMs < b.startMs ? -1 : a.startMs > b.startMs ? 1 : 0));
  for (const instance of inOrder) {
    if (!instance.parent) continue;
    const siblings = children.get(instance.parent);
    if (siblings) siblings.push(instance);
    else children.set(instance.parent, [instance]);
  }
  return children;
}

/**
 * Walks outwards from the process asked for, one step a round; `line` is that process and its ancestors,
 * which are kept in any case. Nearer processes come first, so what is kept hangs together.
 */
function keepNearest(
  line: readonly ProcessInstance[],
  children: ReadonlyMap<ProcessInstance, ProcessInstance[]>,
  nodes: number,
  depth: number,
  limits: string[]
): ProcessInstance[] {
  const onLine = new Set(line);
  const kept: ProcessInstance[] = [...line];
  let tooMany = 0;
  let tooFar = 0;
  let round: ProcessInstance[] = [];
  for (let distance = 0; distance < line.length || round.length > 0; distance++) {
    const ancestor = line[distance];
    const here: ProcessInstance[] = ancestor ? [ancestor, ...round] : round;
    round = [];
    for (const instance of here) {
      for (const child of children.get(instance) ?? []) {
        if (onLine.has(child)) continue;
        round.push(child);
        if (distance >= depth) tooFar++;
        else if (kept.length >= nodes) tooMany++;
        else kept.push(child);
      }
    }
  }
  if (tooMany > 0)
    limits.push(
      `The tree is cut at ${count(nodes, 'process', 'processes')}, the nearest first; ${count(tooMany, 'more is', 'more are')} not shown.`
    );
  if (tooFar > 0)
    limits.push(
      `${count(tooFar, 'process is', 'processes are')} more than ${count(depth, 'step', 'steps')} away and not shown.`
    );
  return kept;
}

function toNode(instance: ProcessInstance): ProcessNode {
  const { row, said, start, end, pid } = instance;
  const name = row?.name ?? said?.name ?? (pid === undefined ? 'Unknown process' : `Process ${pid}`);
  const commandLine = row?.command_line ?? said?.command_line;
  const endedAt = end?.at ?? row?.ended_at;
  const lasted = start && endedAt !== undefined ? timeOf(endedAt) - timeOf(start.at) : Number.NaN;
  // A clock that was set back makes an end come before its start: no duration is better than a false one.
  const duration = Number.isFinite(lasted) ? (lasted >= 0 ? lasted : undefined) : row?.duration_ms;
  return {
    key: instance.key,
    name,
    origin: start || end ? 'event' : 'inferred',
    children: [],
    ...(row ? { row } : {}),
    ...(commandLine === undefined ? {} : { command_line: commandLine }),
    ...(start ? { started_at: start.at } : {}),
    ...(endedAt === undefined ? {} : { ended_at: endedAt }),
    ...(duration === undefined ? {} : { duration_ms: duration }),
  };
}
