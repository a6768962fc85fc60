import { describe, expect, it } from 'vitest';
import { memoryLimiter } from './memory-limiter';

describe('the limiter in memory', () => {
  const rate = { points: 3, seconds: 10 };

  it('grants so many in any window, and tells how long to wait', () => {
    let now = 0;
    const limiter = memoryLimiter(() => now);
    const take = () => limiter.take('a', rate) as { ok: boolean; retryAfter: number };
    expect([take(), take(), take()].every(({ ok }) => ok)).toBe(true);
    now = 4_000;
    expect(take()).toEqual({ ok: false, retryAfter: 6 });
    now = 10_000;
    expect(take().ok).toBe(true);
  });

  it('always lets those in who waited as told', () => {
    let now = 0;
    const limiter = memoryLimiter(() => now);
    for (let turn = 0; turn < 200; turn += 1) {
      const { ok, retryAfter } = limiter.take('a', rate) as { ok: boolean; retryAfter: number };
      if (ok) now += 1;
      else {
        now += retryAfter * 1000;
        expect(limiter.take('a', rate)).toEqual({ ok: true, retryAfter: 0 });
      }
    }
  });

  it('counts each key alone', () => {
    const limiter = memoryLimiter(() => 0);
    for (let turn = 0; turn < 3; turn += 1) limiter.take('a', rate);
    expect(limiter.take('a', rate)).toMatchObject({ ok: false });
    expect(limiter.take('b', rate)).toMatchObject({ ok: true });
  });
});
