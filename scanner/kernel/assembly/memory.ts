// Where things lie. The memory never grows, so views on it stay good; nothing here may allocate (`new`, strings that are
// put together), since no allocator runs.

/** Events are four numbers of 32 bits: kind, start, end, and what the kind says. */
const EVENT_BYTES: usize = 16;
export const EVENT_CAPACITY: i32 = 16384;
const EVENTS: usize = (__heap_base + 63) & ~63;
/** Bytes before the window that may be looked back at; they are zero, which is a blank. */
const MARGIN: usize = 64;
const WINDOW: usize = EVENTS + <usize>EVENT_CAPACITY * EVENT_BYTES + MARGIN;
/** A window is a MiB of a file, which in UTF-8 takes three times as many bytes at most. */
const WINDOW_BYTES: usize = 3 * 1024 * 1024;

let count: i32 = 0;

/** Where events begin. */
export function eventsAt(): usize {
  return EVENTS;
}

/** Where a window is laid; zeroes follow it. */
export function windowAt(): usize {
  return WINDOW;
}

export function windowBytes(): usize {
  return WINDOW_BYTES;
}

export function clearEvents(): void {
  count = 0;
}

export function eventCount(): i32 {
  return count;
}

/** Adds an event; positions are those in the window. */
export function tell(kind: i32, start: usize, end: usize, extra: i32): void {
  const at = EVENTS + <usize>count * EVENT_BYTES;
  store<i32>(at, kind);
  store<i32>(at, <i32>start, 4);
  store<i32>(at, <i32>end, 8);
  store<i32>(at, extra, 12);
  count += 1;
}
