import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { at, ref } from './columns';
import { members } from './members';

/** Whom a member does not want to read, nor to hear from. */
export const memberBlocks = pgTable(
  'member_blocks',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    blockedId: ref('blocked_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.blockedId] }),
    // "Has one of these blocked me?": asked when somebody follows, writes to or tells somebody something.
    index('member_blocks_blocked').on(t.blockedId, t.memberId),
    check('member_blocks_not_self', sql`${t.memberId} <> ${t.blockedId}`),
  ],
);
