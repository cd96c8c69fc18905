import React from 'react';

/** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min", "3 d 4 h", from milliseconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 10) return `${(ms / 1_000).toFixed(1)} s`;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long a process ran; without an end it may still run, or its end was not seen. */
export function Duration({ ms }: { ms?: number }) {
  return ms === undefined ? (
    <span title="No end of it was seen">no end seen</span>
  ) : (
    <>{formatDuration(ms)}</>
  );
}
