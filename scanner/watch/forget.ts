import { isOpen } from '../../common';
import type { WatchState } from './state';

const DAY = 86_400_000;
/** Closed requests stay in the report so long. */
const KEPT_FOR = 30 * DAY;
/** Closed requests that are kept at most, the newest. */
const KEPT = 500;

/** Forgets closed requests that have no file in the share any more and are old, or too many. */
export function forgetOld(state: WatchState, now: number): boolean {
  if (state.requests.size === 0) return false;
  const used = new Set<string>();
  for (const { request } of state.files.values()) used.add(request);
  const closed = [...state.requests.values()]
    .filter(
      ({ id, status, stage }) =>
        !used.has(id) && !isOpen(status) && stage !== 'spooling' && stage !== 'spooled'
    )
    .sort((a, b) => (b.changed ?? b.created).localeCompare(a.changed ?? a.created));
  const old = closed.filter(
    ({ changed, created }, index) => index >= KEPT || now - Date.parse(changed ?? created) > KEPT_FOR
  );
  for (const { id } of old) state.requests.delete(id);
  return old.length > 0;
}
