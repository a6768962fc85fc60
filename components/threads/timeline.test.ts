import { expect, test } from 'vitest';
import { ticksOf } from './timeline';

test('a short thread has a tick at every floor', () => {
  expect(ticksOf(4, 2)).toEqual([1, 2, 3, 4]);
});

test('a long thread has the first, the last, where one is, and few between', () => {
  const ticks = ticksOf(100_000, 4_321);
  expect(ticks[0]).toBe(1);
  expect(ticks.at(-1)).toBe(100_000);
  expect(ticks).toContain(4_321);
  expect(ticks.length).toBeLessThanOrEqual(8);
  expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
});
