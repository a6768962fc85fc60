/** Keys that are one, or two within a second: `r`, `g h`. Pure, so that it can be tested without a keyboard. */
const PATIENCE_MS = 1_000;

export interface Sequence {
  /** Takes a key; answers the shortcut it completes, or undefined. */
  press(key: string, now: number): string | undefined;
}

/** Follows the keys that are pressed; `known` are all shortcuts that mean something. */
export function followKeys(known: (shortcut: string) => boolean, starts: (key: string) => boolean): Sequence {
  let first: { key: string; at: number } | undefined;
  return {
    press(key, now) {
      const before = first && now - first.at <= PATIENCE_MS ? `${first.key} ${key}` : undefined;
      first = undefined;
      if (before && known(before)) return before;
      if (known(key)) return key;
      if (starts(key)) first = { key, at: now };
      return undefined;
    },
  };
}
