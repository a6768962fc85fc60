import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { readGroups } from '@/core/groups';
import { type Context, midnight } from '@/core/kernel';
import { moderates } from '@/core/permissions';
import type { Allowance } from './rating-policy';

/** Any number, as long as no other use has it. */
const RATING = 7_280;

/** One member's ratings go one after the other, or two at once would both find the same allowance. Taken before any row is locked. */
export async function holdRater(tx: Tx, { viewer }: Context): Promise<void> {
  await rows(tx, sql`select pg_advisory_xact_lock(${RATING}::int, ${viewer.id % 2_147_483_647}::int)`);
}

/** What the viewer may still rate today in a board: as their group, and as a moderator where they are one. */
export async function allowanceIn(context: Context, boardId: number, through: Db | Tx = context.db): Promise<Allowance> {
  const { viewer } = context;
  const isStaff = moderates(viewer, boardId);
  const groups = (await readGroups(context.db, through)).filter(
    ({ id, badge }) => id === viewer.groupId || (isStaff && badge.key === 'moderator'),
  );
  const most = Math.max(0, ...groups.map(({ ratingMost }) => ratingMost));
  const daily = Math.max(0, ...groups.map(({ ratingDaily }) => ratingDaily));
  const given = await row<{ sum: number }>(
    through,
    sql`
    select coalesce(sum(abs(r.coins) + abs(r.reputation) + abs(r.contribution)), 0)::int as sum
    from ratings r where r.rater_id = ${viewer.id}::bigint and r.created_at >= ${midnight(context)} and r.withdrawn_at is null`,
  );
  return { most, left: Math.max(0, daily - (given?.sum ?? 0)) };
}
