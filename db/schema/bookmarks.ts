import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, ref } from './columns';
import { members } from './members';
import { posts } from './posts';

/** Posts that a member keeps for later; nobody else ever sees them. */
export const bookmarks = pgTable(
  'bookmarks',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    postId: ref('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    note: text('note').notNull().default(''),
    remindAt: at('remind_at'),
    /** When the reminder was told; a new time makes it null again. */
    remindedAt: at('reminded_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.postId] }),
    index('bookmarks_newest').on(t.memberId, t.createdAt, t.postId),
    index('bookmarks_post').on(t.postId),
    index('bookmarks_due')
      .on(t.remindAt)
      .where(sql`remind_at is not null and reminded_at is null`),
  ],
);
