/** Rows of giving points to others: ratings and transfers. */
import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { ratePost, withdrawRating } from '@/core/ratings';
import { transferPoints } from '@/core/transfers';
import { type Row, row, WRITERS } from './scene';

const MAY_NOT = 'group.may_not';

export const GIVING: Row[] = [
  // Members rate from Senior on; moderators in their own boards only.
  row('rate-post', ratePost, ({ replyId }) => ({ postId: replyId, currency: 'reputation', amount: 1, reason: 'Good tea' }), {
    ...WRITERS,
    newcomer: MAY_NOT,
    member: MAY_NOT,
    author: MAY_NOT,
    otherModerator: MAY_NOT,
  }),
  row('rate-post [taking points]', ratePost, ({ replyId }) => ({ postId: replyId, currency: 'coins', amount: -1, reason: 'Cold tea' }), {
    ...WRITERS,
    newcomer: MAY_NOT,
    member: MAY_NOT,
    author: MAY_NOT,
    otherModerator: MAY_NOT,
  }),
  {
    ...row('withdraw-rating', withdrawRating, ({ more }) => ({ ratingId: more.ratingId }), {
      ...WRITERS,
      newcomer: 'rating.not_yours',
      member: 'rating.not_yours',
      author: 'rating.not_yours',
      otherModerator: 'rating.not_yours',
    }),
    arrange: async ({ replyId, unique }, town) => {
      const rater = await town.member(`Rater${unique}`, { group: 'elder' });
      return town
        .run(rater, ratePost, { postId: replyId, currency: 'reputation', amount: 1, reason: 'Good tea' })
        .then(({ ratingId }) => ({ ratingId }));
    },
  },
  {
    // With coins in the purse, so that nothing but the right decides.
    ...row('transfer-points', transferPoints, ({ stranger }) => ({ to: stranger.name, amount: 5 }), { ...WRITERS, newcomer: MAY_NOT }),
    arrange: async ({ viewer }, town) => {
      await rows(
        town.database.db,
        sql`update members set coins = 100, points_total = points_total + 100 - coins where id = ${viewer.id}::bigint`,
      );
      return {};
    },
  },
];
