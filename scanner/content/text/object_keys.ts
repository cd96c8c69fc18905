/** Keys of one object that are compared with each other. */
const MAX_KEYS = 10_000;

/**
 * Finds keys that stand twice in an object, for the objects of one depth one after the other. Most have the keys of
 * the one before in the same order, which were all different: those need no look-up.
 */
export class ObjectKeys {
  /** Different keys, in the order of the object before. */
  private readonly shape: number[] = [];
  /** So many keys of this object follow that order. */
  private count = 0;
  private follows = true;
  private readonly others = new Set<number>();

  begin(): void {
    this.count = 0;
    if (this.follows) return;
    this.follows = true;
    this.others.clear();
  }

  /** Whether the next key, as a number, stood in the object already. */
  isTwice(key: number): boolean {
    const { shape } = this;
    if (this.follows) {
      if (shape[this.count] === key) {
        this.count += 1;
        return false;
      }
      this.depart();
    }
    if (this.others.has(key)) return true;
    if (this.others.size < MAX_KEYS) this.others.add(key);
    if (this.count < MAX_KEYS) {
      shape[this.count] = key;
      this.count += 1;
    }
    return false;
  }

  /** From here on the object has an order of its own, which the next one may follow. */
  private depart(): void {
    this.follows = false;
    this.shape.length = this.count;
    for (const key of this.shape) this.others.add(key);
  }
}
