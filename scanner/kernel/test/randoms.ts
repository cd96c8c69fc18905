/** Numbers that look random, the same ones for the same seed. */
export interface Randoms {
  /** A whole number from 0 to below a bound. */
  below(bound: number): number;
  one<T>(items: readonly T[]): T;
}

export function randoms(seed: number): Randoms {
  let state = seed;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return { below, one: <T>(items: readonly T[]) => items[below(items.length)] as T };
}

/** Bytes cut into pieces at random places, at times into none but themselves. */
export function pieces(bytes: Buffer, random: Randoms): Buffer[] {
  const cut: Buffer[] = [];
  const most = random.one([8, 40, 200, bytes.length + 1]);
  for (let at = 0; at < bytes.length;) {
    const size = 1 + random.below(most);
    cut.push(bytes.subarray(at, at + size));
    at += size;
  }
  return cut;
}
