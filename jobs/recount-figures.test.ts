import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import type { System } from '@/platform/system';
import { openTown, type Town } from '@/test/town';
import { recountFigures } from './recount-figures';
import { JOBS } from './worker';

let town: Town;
const told: { differences: number }[] = [];
let system: System;

beforeAll(async () => {
  town = await openTown();
  const bus = { publish: async (tags: readonly string[]) => void town.published.push(...tags) };
  const log = { error: (facts: { differences: number }) => void told.push(facts) };
  system = { db: town.database, bus, log } as unknown as System;
});

describe('the recount', () => {
  it('is on the schedule', () => expect(JOBS.some(({ run }) => run === recountFigures)).toBe(true));

  it('finds nothing on a sound board, and tells and mends what somebody spoilt', async () => {
    await town.board('tea');
    const author = await town.member('Author', { group: 'member' });
    const { threadId } = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
    await town.run(author, postReply, { threadId, body: 'Anybody?' });
    await recountFigures(system);
    expect(told).toEqual([]);
    await rows(town.database.db, sql`update threads set reply_count = 7 where id = ${threadId}::bigint`);
    await recountFigures(system);
    // The board's posts are counted by its threads' replies.
    expect(told).toMatchObject([{ differences: 2 }]);
    expect(await row(town.database.db, sql`select reply_count as replies from threads where id = ${threadId}::bigint`)).toEqual({
      replies: 1,
    });
    expect(town.published).toContain(`thread:${threadId}`);
    await recountFigures(system);
    expect(told).toHaveLength(1);
  });
});
