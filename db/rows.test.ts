import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/test/database';
import { type Database, openDatabase } from './client';
import { row, rows, togetherOn } from './rows';

let database: Database;
let narrow: Database;

beforeAll(async () => {
  database = await testDatabase();
  // A pool of one: whoever asks it for a second connection while holding the first waits for ever.
  narrow = openDatabase(database.connection, { max: 1 });
  await rows(database.db, sql`create table shapes (id int, size int)`);
  await rows(database.db, sql`insert into shapes values (1, 10)`);
});
afterAll(() => narrow.close());

const both = (db: Database['db']) =>
  togetherOn<[{ size: number } | undefined, { n: number }[]]>(db, (one) => [
    row<{ size: number }>(one, sql`select size from shapes where id = ${1}::int`),
    rows<{ n: number }>(one, sql`select n from generate_series(1, ${3}::int) n`),
  ]);

describe('reads that go out together', () => {
  it('answer each its own, on one connection, which goes back to the pool', async () => {
    for (let nth = 0; nth < 3; nth += 1) expect(await both(narrow.db)).toEqual([{ size: 10 }, [{ n: 1 }, { n: 2 }, { n: 3 }]]);
    expect(narrow.pool.idleCount).toBe(1);
    const parallel = await Promise.all(Array.from({ length: 20 }, () => both(narrow.db)));
    expect(parallel).toHaveLength(20);
  });

  it('run inside of a transaction, too', async () => {
    await narrow.db
      .transaction(async (tx) => {
        await rows(tx, sql`update shapes set size = 11 where id = 1`);
        expect((await both(tx as unknown as Database['db']))[0]).toEqual({ size: 11 });
        tx.rollback();
      })
      .catch(() => {});
    expect((await both(narrow.db))[0]).toEqual({ size: 10 });
  });

  it('give a connection away whose statements no longer fit, and go on with another', async () => {
    await both(narrow.db);
    await rows(database.db, sql`alter table shapes alter column size type bigint`);
    await expect(both(narrow.db)).rejects.toThrow(/cached plan/);
    expect((await both(narrow.db))[0]).toEqual({ size: 10 });
  });

  it('fail alone when their connection is ended, held or not', async () => {
    const sleeping = togetherOn(narrow.db, (one) => [rows(one, sql`select pg_sleep(5)`)]);
    const caught = expect(sleeping).rejects.toThrow();
    for (let ended = 0; !ended;) {
      const found = await rows(
        database.db,
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(5)%' and pid <> pg_backend_pid()`,
      );
      ended = found.length;
    }
    await caught;
    expect((await both(narrow.db))[0]).toEqual({ size: 10 });
  });
});
