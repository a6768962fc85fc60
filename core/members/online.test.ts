import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { readOnline, readOnlineCount } from '.';

let town: Town;
const NOW = new Date('2026-05-01T12:00:00Z');

async function seen(name: string, minutesAgo: number): Promise<void> {
  const { id } = await town.member(name);
  await rows(
    town.database.db,
    sql`update members set last_seen_at = ${new Date(NOW.getTime() - minutesAgo * 60_000)}::timestamptz where id = ${id}::bigint`,
  );
}

beforeAll(async () => {
  town = await openTown();
  town.clock.now = NOW;
  await seen('Just Here', 1);
  await seen('Still Here', 14.9);
  await seen('Gone Home', 15);
  await seen('Hidden One', 2);
  await seen('Deleted One', 2);
  await town.member('Never Seen');
  await rows(
    town.database.db,
    sql`update members set hides_online = name = 'Hidden One', deleted_at = case when name = 'Deleted One' then ${NOW}::timestamptz end`,
  );
});

describe('who is online (D9)', () => {
  it('is who was seen in the last 15 minutes and does not hide it, the last one first', async () => {
    const { rows: found, pages } = await readOnline(town.context(town.guest));
    expect(found.map(({ name, group }) => [name, group.key])).toEqual([
      ['Just Here', 'newcomer'],
      ['Still Here', 'newcomer'],
    ]);
    expect(found[0]!.seenAt).toEqual(new Date(NOW.getTime() - 60_000));
    expect(pages).toMatchObject({ page: 1, pages: 1, total: 2 });
    expect(await readOnlineCount(town.context(town.guest))).toBe(2);
  });

  it('forgets who has left', async () => {
    town.clock.now = new Date(NOW.getTime() + 5 * 60_000);
    expect((await readOnline(town.context(town.guest))).rows.map(({ name }) => name)).toEqual(['Just Here']);
    town.clock.now = NOW;
  });
});
