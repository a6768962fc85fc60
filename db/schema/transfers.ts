import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { members } from './members';
import { ledgerTransactions } from './points';

/** Coins that one member sent another (E8). `amount` left the one, `amount - tax` reached the other. */
export const transfers = pgTable(
  'transfers',
  {
    id: id(),
    fromId: ref('from_id')
      .notNull()
      .references(() => members.id),
    toId: ref('to_id')
      .notNull()
      .references(() => members.id),
    amount: integer('amount').notNull(),
    tax: integer('tax').notNull(),
    note: text('note').notNull().default(''),
    transactionId: ref('transaction_id')
      .notNull()
      .references(() => ledgerTransactions.id),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('transfers_from').on(t.fromId, t.id),
    index('transfers_to').on(t.toId, t.id),
    check('transfers_amount', sql`${t.amount} > 0 and ${t.tax} >= 0 and ${t.tax} < ${t.amount}`),
    check('transfers_not_self', sql`${t.fromId} <> ${t.toId}`),
  ],
);
