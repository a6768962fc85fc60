import { describe, expect, it } from 'vitest';
import { openCursor, sealCursor } from './cursor';

const key = Buffer.alloc(32, 7);

describe('cursors', () => {
  it('say again what they were given', () => {
    expect(openCursor(key, 'a', sealCursor(key, 'a', '2026|12')!)).toBe('2026|12');
    expect(openCursor(key, 'a', undefined)).toBeUndefined();
    expect(sealCursor(key, 'a', null)).toBeNull();
  });

  it.each(['\0not-a-cursor', 'not-a-cursor', '12', 'x'.repeat(5_000), 'AAAAAAAAAAAAAAAAAAAA', '日本'])(
    'refuse what nobody gave: %j',
    (given) => {
      expect(() => openCursor(key, 'a', given)).toThrow('input.cursor');
    },
  );

  it('belong to one list', () => {
    expect(() => openCursor(key, 'b', sealCursor(key, 'a', '1')!)).toThrow('input.cursor');
  });
});
