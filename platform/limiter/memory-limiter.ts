import type { Limiter } from './limiter';

/** Keys kept at once; those that asked longest ago are forgotten first. */
const MOST_KEYS = 50_000;

/**
 * An exact sliding window in memory, for one process. Refused attempts do not count, so that waiting as told always helps.
 * @param now milliseconds of a clock that never jumps
 */
export function memoryLimiter(now: () => number = () => performance.now()): Limiter {
  const taken = new Map<string, number[]>();
  return {
    take(key, { points, seconds }) {
      const at = now();
      const since = at - seconds * 1000;
      const recent = (taken.get(key) ?? []).filter((time) => time > since);
      const ok = recent.length < points;
      if (ok) recent.push(at);
      // Set anew, so that the map's order is that of the last attempt.
      taken.delete(key);
      if (recent.length > 0) taken.set(key, recent);
      if (taken.size > MOST_KEYS) taken.delete(taken.keys().next().value!);
      return { ok, retryAfter: ok ? 0 : Math.max(0.001, ((recent.at(-points) ?? at) - since) / 1000) };
    },
  };
}
