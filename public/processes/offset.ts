import { formatDuration } from '../components/duration';

/** Milliseconds between two ISO times, undefined when either cannot be read. */
function millisecondsBetween(from?: string, to?: string): number | undefined {
  const ms = Date.parse(to ?? '') - Date.parse(from ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** How long after (or before) another time something began: "+3 s", "−2 h"; undefined when unknown. */
export function startOffset(from?: string, to?: string): string | undefined {
  const ms = millisecondsBetween(from, to);
  return ms === undefined ? undefined : `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms))}`;
}
