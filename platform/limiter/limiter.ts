/** The port: how often something may happen. */
export interface Limiter {
  /** Takes one of `points` in any `seconds`; `retryAfter` is in seconds, 0 when it was granted. */
  take(
    key: string,
    rate: { points: number; seconds: number },
  ): { ok: boolean; retryAfter: number } | Promise<{ ok: boolean; retryAfter: number }>;
}
