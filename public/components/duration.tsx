import React from 'react';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (big: number, bigUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;

/** Milliseconds as a person says them, two units at most: "0.4 s", "45 s", "2 min", "3 h 20 min", "2 d 4 h". */
export function formatDuration(ms: number): string {
  const tenths = Math.round(ms / (SECOND / 10));
  if (tenths < 100) return `${tenths / 10} s`;
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 600) return two(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (ms < DAY - MINUTE / 2) return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(ms / HOUR);
  return two(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** How long a process ran; without an end it may still run, or its end was not seen. */
export function Duration({ ms }: { ms?: number }) {
  return ms === undefined ? (
    <span title="It still runs, or its end was not seen">still running or no end seen</span>
  ) : (
    <>{formatDuration(ms)}</>
  );
}
