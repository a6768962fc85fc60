import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { members } from './members';
import { ledgerTransactions } from './points';
import { posts } from './posts';

/** Points that one member gave a post of another, with a reason (E7). One that was withdrawn stays, and is no longer in force. */
export const ratings = pgTable(
  'ratings',
  {
    id: id(),
    postId: ref('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    raterId: ref('rater_id')
      .notNull()
      .references(() => members.id),
    coins: integer('coins').notNull().default(0),
    reputation: integer('reputation').notNull().default(0),
    contribution: integer('contribution').notNull().default(0),
    reason: text('reason').notNull(),
    /** The movement that gave them. */
    transactionId: ref('transaction_id')
      .notNull()
      .references(() => ledgerTransactions.id),
    createdAt: at('created_at').notNull().defaultNow(),
    withdrawnAt: at('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by').references(() => members.id),
  },
  (t) => [
    uniqueIndex('ratings_in_force')
      .on(t.postId, t.raterId)
      .where(sql`withdrawn_at is null`),
    index('ratings_post')
      .on(t.postId, t.id)
      .where(sql`withdrawn_at is null`),
    index('ratings_rater').on(t.raterId, t.createdAt),
    check('ratings_amount', sql`${t.coins} <> 0 or ${t.reputation} <> 0 or ${t.contribution} <> 0`),
  ],
);
