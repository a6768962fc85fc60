import { describe, expect, it } from 'vitest';
import type { Db } from '@/db/client';
import { forgetMemos, memoised } from './memo';

const db = {} as Db;

describe('memos', () => {
  it('read once, also when many ask at once, and again when their tag is touched', async () => {
    let reads = 0;
    const ask = () => memoised(db, 'points', 'rules', async () => (reads += 1));
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    forgetMemos(['boards']);
    expect(await ask()).toBe(1);
    forgetMemos(['points']);
    expect(await ask()).toBe(2);
    forgetMemos(['*']);
    expect(await ask()).toBe(3);
    expect(await memoised({} as Db, 'points', 'rules', async () => 'another database')).toBe('another database');
  });

  it('do not keep a read that failed, nor one that was overtaken', async () => {
    await expect(memoised(db, 'x', 'y', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    let finish = (_value: string): void => {};
    const slow = memoised(db, 'x', 'y', () => new Promise<string>((done) => (finish = done)));
    forgetMemos(['x']);
    const fresh = memoised(db, 'x', 'y', async () => 'new');
    finish('old');
    expect([await slow, await fresh, await memoised(db, 'x', 'y', async () => 'unread')]).toEqual(['old', 'new', 'new']);
  });
});
