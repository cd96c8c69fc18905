import React from 'react';
import { useServices } from '../app/services';

const STEPS: Array<[number, Intl.RelativeTimeFormatUnit]> = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** "3 hours ago"; the nearest whole unit, minutes at least. */
export function formatAgo(at: string, now: number = Date.now()): string {
  const distance = Date.parse(at) - now;
  if (Number.isNaN(distance)) return at;
  for (const [length, unit] of STEPS)
    if (Math.abs(distance) >= length)
      return new Intl.RelativeTimeFormat('en-GB').format(Math.trunc(distance / length), unit);
  return 'just now';
}

/** "23 Nov 2026, 11:49:05" in the given zone; what is no time is given back as it is. */
export function formatTime(at: string, timeZone?: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const options: Intl.DateTimeFormatOptions = {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  };
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(date);
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat('en-GB', options).format(date);
  }
}

/** A time as a person reads it; pointing at it tells the exact one in UTC. */
export function TimeValue({ at, ago = false }: { at?: string; ago?: boolean }) {
  const { timeZone } = useServices();
  if (!at) return <>–</>;
  const date = new Date(at);
  const utc = Number.isNaN(date.getTime()) ? at : date.toISOString();
  return (
    <time dateTime={utc} title={`${formatTime(at, timeZone)} (${utc} in UTC)`}>
      {ago ? formatAgo(at) : formatTime(at, timeZone)}
    </time>
  );
}
