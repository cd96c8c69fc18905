/** A binary heap: items come out in the order of `at`. */
export class TimeQueue<T extends { at: number }> {
  private readonly heap: T[] = [];

  /** When the next item is due; Infinity when there is none. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  push(item: T): void {
    const { heap } = this;
    let place = heap.length;
    heap.push(item);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above] as T;
      if (parent.at <= item.at) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = item;
  }

  pop(): T | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && (heap[below + 1] as T).at < (heap[below] as T).at) below += 1;
      if ((heap[below] as T).at >= last.at) break;
      heap[place] = heap[below] as T;
      place = below;
    }
    heap[place] = last;
    return top;
  }
}
