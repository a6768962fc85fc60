import { check, date, index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { at, ref } from './columns';
import { members } from './members';

/** One row a member and day of the site's zone; the streak is the day before's and one. */
export const checkIns = pgTable(
  'check_ins',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    streak: integer('streak').notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.day] }),
    index('check_ins_day').on(t.day, t.streak, t.memberId),
    check('check_ins_streak', sql`${t.streak} >= 1`),
  ],
);

/** The longest streak that a member ever reached: what the ranking reads instead of all days of all members. */
export const bestStreaks = pgTable(
  'best_streaks',
  {
    memberId: ref('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    streak: integer('streak').notNull(),
  },
  (t) => [index('best_streaks_streak').on(t.streak, t.memberId)],
);
