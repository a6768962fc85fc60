import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { ask, type Context, type Pages, pagesOf, query } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { threadVisibleTo } from '@/core/permissions';
import { amountsOf } from './amounts';
import { mayWithdrawRating } from './rating-policy';
import type { RatingRowView } from './views';

export interface RatingsView {
  postId: number;
  threadId: number;
  floor: number;
  ratings: RatingRowView[];
  pages: Pages;
}

interface Row {
  id: number;
  raterId: number;
  raterName: string;
  raterAvatar: string | null;
  coins: number;
  reputation: number;
  contribution: number;
  reason: string;
  at: Date;
}

const SIZE = 50;

/** Every rating of a post in force, the newest first; undefined = no such post for this viewer. */
const ratingsQuery = query({
  name: 'read-ratings',
  visible: threadVisibleTo,
  run: async (context, { postId, page = 1 }: { postId: number; page?: number }): Promise<RatingsView | undefined> => {
    const post = await row<{ threadId: number; boardId: number; floor: number; total: number }>(
      context.db,
      sql`
      select t.id as "threadId", t.board_id as "boardId", p.floor, p.rating_count as total
      from posts p join threads t on t.id = p.thread_id
      where p.id = ${postId}::bigint and p.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!post) return undefined;
    const { threadId, boardId, floor, total } = post;
    const pages = pagesOf(total, SIZE, page);
    const found = await rows<Row>(
      context.db,
      sql`
      select r.id, m.id as "raterId", case when m.deleted_at is null then m.name else '' end as "raterName", m.avatar as "raterAvatar",
        r.coins, r.reputation, r.contribution, r.reason, r.created_at as at
      from ratings r join members m on m.id = r.rater_id where r.post_id = ${postId}::bigint and r.withdrawn_at is null
      order by r.id desc limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int`,
    );
    return { postId, threadId, floor, ratings: found.map((rating) => viewOf(context, boardId, rating)), pages };
  },
});
export const readRatings = (context: Context, input: { postId: number; page?: number }): Promise<RatingsView | undefined> =>
  ask(context, ratingsQuery, input);

function viewOf({ viewer, now }: Context, boardId: number, { raterId, raterName, raterAvatar, ...rating }: Row): RatingRowView {
  return {
    id: rating.id,
    rater: memberRefOf({ id: raterId, name: raterName, avatar: raterAvatar }),
    amounts: amountsOf(rating),
    reason: rating.reason,
    at: rating.at,
    mayWithdraw: mayWithdrawRating(viewer, { boardId, raterId, createdAt: rating.at }, now()) === true,
  };
}
