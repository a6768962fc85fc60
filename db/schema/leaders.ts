import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { ref } from './columns';
import { members } from './members';

/** Who leads in the last days, kept by the worker: a few hundred rows that no request has to count. */
export const leaders = pgTable(
  'leaders',
  {
    by: text('by').notNull(),
    span: text('span').$type<'week' | 'month'>().notNull(),
    /** 1, 2, 3 …; those who have the same stand one behind the other. */
    place: integer('place').notNull(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    value: integer('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.by, t.span, t.place] }), index('leaders_member').on(t.memberId)],
);
