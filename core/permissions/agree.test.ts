/**
 * Three ways of asking one thing: the verdict that commands obey, the explanation that pages show, and the grants as SQL holds them. Every group × every
 * right × (the site, a board that allows it, one that denies it) must give the same answer by all three.
 */
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import { forgetMemos, type Viewer } from '@/core/kernel';
import { type BoardFacts, boardFacts, mayIn, type Right, RIGHTS } from '@/core/permissions';
import { readExplanation } from '@/core/rights';
import { openTown, type Town } from '@/test/town';

const PLACES = [null, 'allowing', 'denying', 'silent'] as const;

let town: Town;
let viewers: Viewer[];

beforeAll(async () => {
  town = await openTown();
  await town.board('silent');
  for (const [slug, isAllowed] of [
    ['allowing', true],
    ['denying', false],
  ] as const) {
    const boardId = await town.board(slug);
    await rows(
      town.database.db,
      sql`
      insert into board_grants (board_id, group_id, "right", is_allowed)
      select ${boardId}::bigint, g.id, r, ${isAllowed}::boolean from groups g, unnest(${sql.param([...RIGHTS])}::text[]) r`,
    );
  }
  // Here only rights are looked at: everybody has something to give by ratings.
  await rows(town.database.db, sql`update groups set rating_most = 1, rating_daily = 1`);
  forgetMemos(['points']);
  const groups = await rows<{ key: string }>(town.database.db, sql`select key from groups where key <> 'guest' order by id`);
  viewers = [town.guest];
  for (const { key } of groups) viewers.push(await town.member(`Of ${key}`, { group: key, isBanned: key === 'banned' }));
});

/** What the tables say, without a rule of ours in between. */
async function bySql(viewer: Viewer, right: Right, place: string | null): Promise<boolean> {
  const found = await row<{ may: boolean }>(
    town.database.db,
    sql`
    select g.key not in ('guest', 'banned') and (g.key in ('administrator', 'super-moderator') or coalesce(
      (select bg.is_allowed from board_grants bg join boards b on b.id = bg.board_id where b.slug = ${place ?? ''} and bg.group_id = g.id and bg."right" = ${right}),
      ${right} = any (g.rights))) as may
    from groups g where g.id = ${viewer.groupId}::bigint`,
  );
  return found!.may;
}

async function byVerdict(viewer: Viewer, right: Right, place: string | null): Promise<boolean> {
  if (place === null) return mayIn(viewer, right) === true;
  const found = await row<{ facts: BoardFacts }>(
    town.database.db,
    sql`select ${boardFacts(town.context(viewer), { thread: false })} as facts from boards b where b.slug = ${place}`,
  );
  return mayIn(viewer, right, found!.facts) === true;
}

describe('verdict, explanation and grants', () => {
  it.each(RIGHTS.filter((right) => right !== 'board.see'))('agree about %s for every group, everywhere', async (right) => {
    const seen: string[] = [];
    const told: string[] = [];
    for (const viewer of viewers)
      for (const place of PLACES) {
        const where = `${viewer.groupKey} ${place ?? 'site'}`;
        const [verdict, stored, explained] = await Promise.all([
          byVerdict(viewer, right, place),
          bySql(viewer, right, place),
          readExplanation(town.context(viewer), { right, board: place ?? undefined }),
        ]);
        seen.push(`${where} ${verdict} ${verdict}`);
        told.push(`${where} ${stored} ${explained!.isAllowed}`);
      }
    expect(told).toEqual(seen);
    expect(seen.length).toBe(viewers.length * PLACES.length);
  });

  it('agree with what a board’s word changes', async () => {
    const newcomer = viewers.find(({ groupKey }) => groupKey === 'newcomer')!;
    expect(await byVerdict(newcomer, 'post.rate', null)).toBe(false);
    expect(await byVerdict(newcomer, 'post.rate', 'allowing')).toBe(true);
    expect(await byVerdict(newcomer, 'post.reply', 'denying')).toBe(false);
  });
});
