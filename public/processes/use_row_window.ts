import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Rows kept in the page above and below what is seen, so that scrolling shows no gaps. */
const SPARE_ROWS = 12;
/** Pixels assumed where the browser has not laid out yet. */
const ASSUMED_HEIGHT = 600;

export interface RowWindow {
  ref: RefObject<HTMLDivElement>;
  onScroll: () => void;
  /** Indexes of the rows to render, rising; the active row is always among them. */
  indexes: number[];
}

/**
 * Which rows of equal height a scrolled box has to render. After each of `moves` the active row is scrolled
 * into sight and takes the keyboard focus.
 */
export function useRowWindow(
  count: number,
  rowHeight: number,
  activeIndex: number,
  moves: number
): RowWindow {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const height = ref.current?.clientHeight || ASSUMED_HEIGHT;

  const reveal = () => {
    const box = ref.current;
    if (!box) return;
    const above = activeIndex * rowHeight;
    if (above < box.scrollTop) box.scrollTop = above;
    else if (above + rowHeight > box.scrollTop + height) box.scrollTop = above + rowHeight - height;
    setTop(box.scrollTop);
  };
  useLayoutEffect(() => {
    reveal();
    // The first run shows the row and leaves the focus where it is.
    if (moves > 0)
      ref.current
        ?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')
        ?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a move may scroll, not each change of the rows
  }, [moves]);

  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE_ROWS);
  const last = Math.min(count - 1, Math.ceil((top + height) / rowHeight) + SPARE_ROWS);
  const indexes: number[] = [];
  if (activeIndex < first) indexes.push(activeIndex);
  for (let index = first; index <= last; index++) indexes.push(index);
  if (activeIndex > last && activeIndex < count) indexes.push(activeIndex);
  return { ref, onScroll: () => setTop(ref.current?.scrollTop ?? 0), indexes };
}
