import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../db/client';
import { testDatabase } from '../test/database';
import { writeLooks } from './view-flush';

let database: Database;
const ids: number[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const insert = async (sql: string, values: unknown[] = []) =>
    Number((await database.pool.query<{ id: string }>(`${sql} returning id`, values)).rows[0]!.id);
  const group = await insert(`insert into groups (key, kind, name) values ('views-test', 'special', '{}')`);
  const member = await insert(`insert into members (name, name_key, name_skeleton, group_id) values ('v', 'v', 'v', $1)`, [group]);
  const board = await insert(`insert into boards (slug, name) values ('views', '{}')`);
  for (let n = 0; n < 3; n += 1)
    ids.push(await insert(`insert into threads (board_id, author_id, title, lang) values ($1, $2, 't', 'ja')`, [board, member]));
});

async function counts(): Promise<number[]> {
  const { rows } = await database.pool.query<{ view_count: number }>('select view_count from threads where id = any($1) order by id', [
    ids,
  ]);
  return rows.map((row) => row.view_count);
}

describe('writeLooks', () => {
  it('counts a visitor once in eight hours, and knows no thread that is gone', async () => {
    const [one, two] = ids as [number, number, number];
    const now = new Date('2026-04-12T08:00:00Z');
    const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    const looks = [
      { thread: one, visitor: 'a' },
      { thread: one, visitor: 'm1' },
      { thread: two, visitor: 'a' },
      { thread: 999_999_999, visitor: 'a' },
    ];
    expect(await writeLooks(database.pool, looks, now)).toBe(2);
    expect(await counts()).toEqual([2, 1, 0]);
    await writeLooks(database.pool, looks, later(7.9));
    expect(await counts()).toEqual([2, 1, 0]);
    await writeLooks(database.pool, [{ thread: one, visitor: 'a' }], later(8.1));
    expect(await counts()).toEqual([3, 1, 0]);
    await writeLooks(database.pool, [{ thread: one, visitor: 'a' }], later(8.2));
    expect(await counts()).toEqual([3, 1, 0]);
  });

  it('writes big batches in parts, and several at once without a deadlock', async () => {
    const batch = (mark: string) => Array.from({ length: 6_000 }, (_, n) => ({ thread: ids[n % 3]!, visitor: `${mark}${n}` }));
    const before = await counts();
    await Promise.all(['x', 'y', 'z'].map((mark) => writeLooks(database.pool, batch(mark), new Date())));
    expect((await counts()).map((count, n) => count - before[n]!)).toEqual([6_000, 6_000, 6_000]);
  });
});
