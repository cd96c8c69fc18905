import { ENVIRONMENTS } from './environment';
import type { Environment } from './environment';
import { ROLES, noiseKinds } from './noise_kinds';
import type { Chore, Kinds, Role } from './noise_kinds';
import { Random } from './prng';
import { entityId } from './process';
import { TimeQueue } from './queue';
import type { Shape } from './template';

const FIRST_RECORD = 1_000_000;
/** Above every serial number of the story, so that no two processes share an entity id. */
const FIRST_SERIAL = 0x1000000;
/** Windows gives a pid again once it is free. The lowest ones here belong to the roles. */
const LOWEST_PID = 4_000;
const HIGHEST_PID = 64_000;
const CHORE_SHARE = 0.34;
const PYTHON_SHARE = 0.02;
const COPYING_SHARE = 0.01;
const CHILD_AFTER_MS = 120;

export interface NoiseOptions {
  seed: number;
  shape: Shape;
  /** How many events. */
  count: number;
  /** The events are spread evenly over the time from `from` to `until`. */
  from: Date;
  until: Date;
}

interface Identity {
  pid: number;
  entityId: string;
}

interface Pending {
  at: number;
  host: Host;
  chore: Chore;
  parent: Identity;
  /** Absent until it has started. */
  identity?: Identity;
}

/** What one environment's background has got to. */
class Host {
  readonly kinds: Kinds;
  readonly roles = new Map<Role, Identity>();
  private record = FIRST_RECORD;
  private serial = FIRST_SERIAL;
  private pid = LOWEST_PID;

  constructor(
    readonly environment: Environment,
    shape: Shape
  ) {
    this.kinds = noiseKinds(environment, shape);
  }

  identity(at: number, pid?: number): Identity {
    this.serial += 1;
    if (pid === undefined) {
      this.pid = this.pid + 4 > HIGHEST_PID ? LOWEST_PID : this.pid + 4;
    }
    return { pid: pid ?? this.pid, entityId: entityId(this.environment.machineId, at, this.serial) };
  }

  role(role: Role): Identity {
    const identity = this.roles.get(role);
    if (!identity) throw new Error(`${role} has not started`);
    return identity;
  }

  line(make: Chore['start'], at: number, own: Identity, parent: Identity): string {
    this.record += 1;
    this.serial += 1;
    return make({
      at,
      pid: own.pid,
      entityId: own.entityId,
      parentPid: parent.pid,
      parentEntityId: parent.entityId,
      record: this.record,
      serial: this.serial,
    });
  }
}

function startOfRole(host: Host, role: Role, at: number): string {
  const identity = host.identity(at, 800 + 4 * ROLES.indexOf(role));
  host.roles.set(role, identity);
  const parent = role === 'svchost' ? 'services' : 'explorer';
  return host.line(host.kinds.roles[role], at, identity, host.roles.get(parent) ?? identity);
}

function goOn(pending: Pending, queue: TimeQueue<Pending>, random: Random): string {
  const { host, chore, at, parent } = pending;
  if (pending.identity) return host.line(chore.end, at, pending.identity, parent);
  const identity = host.identity(at);
  queue.push({ ...pending, identity, at: at + random.between(...chore.seconds) * 1000 });
  if (chore.child) queue.push({ host, chore: chore.child, parent: identity, at: at + CHILD_AFTER_MS });
  return host.line(chore.start, at, identity, parent);
}

/**
 * Ordinary background of three environments as lines of JSON, ascending in time: nothing in it is flagged.
 * Every start but the last ones has its end, and every parent has its start. The same options give the same
 * lines.
 */
export function* noiseLines({ seed, shape, count, from, until }: NoiseOptions): Generator<string, void> {
  const random = new Random(seed ^ 0x5eed);
  const hosts = Object.values(ENVIRONMENTS).map((environment) => new Host(environment, shape));
  const queue = new TimeQueue<Pending>();
  const start = from.getTime();
  const step = (until.getTime() - start) / count;
  const first = hosts.flatMap((host) => ROLES.map((role) => ({ host, role })));

  for (let number = 0; number < count; number += 1) {
    const at = Math.floor(start + step * number);
    const role = first[number];
    if (role) {
      yield startOfRole(role.host, role.role, at);
      continue;
    }
    const due = queue.nextAt <= at ? queue.pop() : undefined;
    if (due) {
      yield goOn(due, queue, random);
      continue;
    }
    const host = random.pick(hosts);
    const draw = random.between(0, 9_999) / 10_000;
    if (draw < CHORE_SHARE) {
      const chore = random.pick(draw < PYTHON_SHARE ? host.kinds.python : host.kinds.chores);
      yield goOn({ at, host, chore, parent: host.role(chore.parent) }, queue, random);
    } else {
      const { by, line } = random.pick(1 - draw < COPYING_SHARE ? host.kinds.copying : host.kinds.doings);
      yield host.line(line, at, host.role(by), host.role(by));
    }
  }
}
