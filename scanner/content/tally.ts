import type { RuleId } from '../rules';
import type { Inspection } from './inspection';
import { quoted } from './member';

/** Places named in one finding. */
const MAX_PLACES = 20;

/** Counts what is found by rule and place, so that a document gets one finding for each rule and not thousands. */
export class Tally {
  private readonly counts = new Map<RuleId, Map<string, number>>();

  add(rule: RuleId, what: string): void {
    const places = this.counts.get(rule) ?? new Map<string, number>();
    places.set(what, (places.get(what) ?? 0) + 1);
    this.counts.set(rule, places);
  }

  report(inspection: Inspection): void {
    for (const [rule, places] of this.counts) {
      const named = [...places].slice(0, MAX_PLACES);
      const rest = places.size - named.length;
      inspection.report(rule, {
        evidence:
          named.map(([what, count]) => (count > 1 ? `${what}: ${count} times` : what)).join('; ') +
          (rest > 0 ? `; and ${rest} more places` : ''),
      });
    }
  }
}

/** A part and its size, as evidence. */
export const partPlace = (name: string, bytes: number): string => `${quoted(name)} (${bytes} bytes)`;
