import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, type Localized } from './columns';

/** Member groups: by points (`ladder`), staff, and special states. */
export const groups = pgTable(
  'groups',
  {
    id: id(),
    key: text('key').notNull(),
    kind: text('kind').$type<'ladder' | 'staff' | 'special'>().notNull(),
    name: jsonb('name').$type<Localized>().notNull(),
    /** Least total of points; only for the ladder. The lowest rung has the least integer. */
    minTotal: integer('min_total'),
    /** Strokes of 正 beside the name. */
    tally: integer('tally').notNull().default(0),
    readLevel: integer('read_level').notNull().default(0),
    maxImageBytes: integer('max_image_bytes').notNull().default(0),
    signatureLength: integer('signature_length').notNull().default(0),
    /** Largest amount of one rating, either way; 0 = rates nothing (E7). */
    ratingMost: integer('rating_most').notNull().default(0),
    /** Sum of all amounts that a member may rate on one day of the site. */
    ratingDaily: integer('rating_daily').notNull().default(0),
    /** Rights held everywhere, e.g. `thread.start`; a board may grant or deny more. */
    rights: text('rights')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    isFactory: boolean('is_factory').notNull().default(false),
  },
  (t) => [
    uniqueIndex('groups_key').on(t.key),
    // Partial, or moving a threshold would keep members out of the group until the commit.
    uniqueIndex('groups_threshold')
      .on(t.minTotal)
      .where(sql`kind = 'ladder'`),
    check('groups_kind', sql`${t.kind} in ('ladder', 'staff', 'special')`),
    check('groups_ladder', sql`(${t.kind} = 'ladder') = (${t.minTotal} is not null)`),
    check('groups_ratings', sql`${t.ratingMost} >= 0 and ${t.ratingDaily} >= 0`),
    check('groups_tally', sql`${t.tally} between 0 and 10`),
  ],
);
