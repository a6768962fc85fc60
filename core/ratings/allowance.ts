import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row } from '@/db/rows';
import { readGroups } from '@/core/groups';
import { type Context, isMember, midnight, hold } from '@/core/kernel';
import { moderates } from '@/core/permissions';
import type { Allowance, RatingLimits } from './rating-policy';

/** One member's ratings go one after the other, or two at once would both find the same allowance. Taken before any row is locked. */
export async function holdRater(tx: Tx, { viewer }: Context): Promise<void> {
  await hold(tx, 'ratings', viewer.id);
}

/** What the viewer's group may give, and as a moderator of the board where they are one. Costs no query of its own but the first. */
export async function ratingLimits(context: Context, boardId: number | null, through: Db | Tx = context.db): Promise<RatingLimits> {
  const { viewer, settings } = context;
  const isOff = settings.ratingCurrencies.length === 0;
  if (!isMember(viewer)) return { most: 0, daily: 0, isOff };
  const isStaff = boardId !== null && moderates(viewer, boardId);
  const groups = (await readGroups(context.db, through)).filter(
    ({ id, badge }) => id === viewer.groupId || (isStaff && badge.key === 'moderator'),
  );
  return {
    most: Math.max(0, ...groups.map(({ ratingMost }) => ratingMost)),
    daily: Math.max(0, ...groups.map(({ ratingDaily }) => ratingDaily)),
    isOff,
  };
}

/**
 * What the viewer may still rate today in a board. A rating that was taken back counts, too: whoever got the coins may have spent them, and given
 * and taken over and over they would be coins from nowhere.
 */
export async function allowanceIn(context: Context, boardId: number, through: Db | Tx = context.db): Promise<Allowance> {
  const limits = await ratingLimits(context, boardId, through);
  const given = await row<{ sum: number }>(
    through,
    sql`
    select coalesce(sum(abs(r.coins) + abs(r.reputation) + abs(r.contribution)), 0)::int as sum
    from ratings r where r.rater_id = ${context.viewer.id}::bigint and r.created_at >= ${midnight(context)}`,
  );
  return { ...limits, left: Math.max(0, limits.daily - (given?.sum ?? 0)) };
}
