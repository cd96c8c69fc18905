import { inspect } from './inspect';
import { Inspection, LimitReached } from './inspection';
import type { ByteSource } from './source';

/** Characters of a member's name that are shown: its beginning, and its end with the extension. */
const NAME_START = 200;
const NAME_END = 60;

/** A name from inside a container, short enough for a path. */
export function shortName(name: string): string {
  return name.length <= NAME_START + NAME_END
    ? name
    : `${name.slice(0, NAME_START)}…${name.slice(-NAME_END)}`;
}

/** A name as evidence: in quotation marks, control characters spelt out. */
export const quoted = (name: string): string => JSON.stringify(shortName(name));

/**
 * Judges what lies inside a content as if it were a file of its own, one level deeper; its findings become the
 * outer one's. A member that cannot be read costs that member only; a bound that is met (LimitReached) ends the
 * whole file, since every bound is one of the file and all that it holds.
 */
export async function inspectMember(outer: Inspection, name: string, source: ByteSource): Promise<void> {
  const { policy, budget } = outer;
  outer.checkTime();
  const depth = policy.threshold('archiveDepth');
  if (outer.depth > depth) throw new LimitReached(`it holds archives in more than ${depth} levels`);
  budget.members -= 1;
  if (budget.members < 0)
    throw new LimitReached(`it holds more than ${policy.threshold('archiveMembers')} members`);
  budget.bytes -= source.size;
  if (budget.bytes < 0)
    throw new LimitReached(`it holds more than ${policy.threshold('archiveBytes')} bytes in all`);
  const inner = new Inspection(`${outer.path}!/${shortName(name)}`, source, policy, budget, outer.depth + 1);
  try {
    await inspect(inner);
  } catch (error) {
    if (error instanceof LimitReached) throw error;
    inner.report('scan/failed', { evidence: (error as Error).message });
  } finally {
    outer.absorb(inner);
  }
}
