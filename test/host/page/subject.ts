import type { Observable } from '../../../public/contracts';

/** A value that can be watched: who subscribes gets the present value at once. */
export class Subject<T> implements Observable<T> {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  next(value: T): void {
    this.current = value;
    for (const listener of this.listeners) listener(value);
  }

  subscribe(next: (value: T) => void): { unsubscribe(): void } {
    this.listeners.add(next);
    next(this.current);
    return { unsubscribe: () => void this.listeners.delete(next) };
  }
}
