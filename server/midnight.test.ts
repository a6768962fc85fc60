import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchMidnight } from './midnight';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 3, 12, 15, 59, 58) }));
afterEach(() => void vi.useRealTimers());

describe('watchMidnight', () => {
  const watch = (zone: string) => {
    const onDay = vi.fn<() => void>();
    return {
      onDay,
      watching: watchMidnight(
        () => zone,
        () => new Date(),
        onDay,
      ),
    };
  };

  it('tells the site’s midnight, once, and not another zone’s', () => {
    const shanghai = watch('Asia/Shanghai');
    const utc = watch('UTC');
    vi.advanceTimersByTime(1_000);
    expect(shanghai.onDay).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(10_000);
    expect(shanghai.onDay).toHaveBeenCalledTimes(1);
    expect(utc.onDay).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(8 * 3_600_000);
    expect(utc.onDay).toHaveBeenCalledTimes(1);
    shanghai.watching.stop();
    vi.advanceTimersByTime(48 * 3_600_000);
    expect(shanghai.onDay).toHaveBeenCalledTimes(1);
    utc.watching.stop();
  });
});
