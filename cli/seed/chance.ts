/** Chance that repeats itself for the same seed (mulberry32). */
export interface Chance {
  /** From 0 up to, but not, 1. */
  number(): number;
  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** A place in a list of `length` whose first places are taken far more often than its last (Zipf with exponent 1). */
  skewed(length: number): number;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(number() * limit);
  return {
    number,
    below,
    pick: (list) => list[below(list.length)]!,
    skewed: (length) => Math.min(length - 1, Math.floor((length + 1) ** number()) - 1),
  };
}
