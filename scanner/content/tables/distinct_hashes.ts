const FEW = 64;

/** Tells values apart by hashes of 32 bits: two values with one hash count as one. Cheaper than a set of numbers. */
export class DistinctHashes {
  size = 0;
  /** At most half full; 0 is an empty place. */
  private places: Int32Array;

  constructor(expected = 0) {
    let room = FEW;
    while (room < expected * 2) room *= 2;
    this.places = new Int32Array(room);
  }

  add(hash: number): void {
    if (!this.put(hash === 0 ? 1 : hash)) return;
    this.size += 1;
    if (this.size * 2 <= this.places.length) return;
    const before = this.places;
    this.places = new Int32Array(before.length * 4);
    for (const known of before) if (known !== 0) this.put(known);
  }

  /** Whether the hash is a new one. */
  private put(hash: number): boolean {
    const { places } = this;
    const mask = places.length - 1;
    let at = hash & mask;
    while (places[at] !== 0) {
      if (places[at] === hash) return false;
      at = (at + 1) & mask;
    }
    places[at] = hash;
    return true;
  }
}
