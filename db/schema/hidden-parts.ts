import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { ref } from './columns';
import { posts } from './posts';

/** What `:::hide` took out of a post. Its HTML lies here alone: `posts.html` has only an empty place for it. */
export const hiddenParts = pgTable(
  'hidden_parts',
  {
    postId: ref('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    /** From 1, in the order of the text. */
    place: integer('place').notNull(),
    /** Read after replying in the thread, or with a total of points. */
    rule: text('rule').$type<'reply' | 'points'>().notNull(),
    /** Least total; 0 with `reply`. */
    least: integer('least').notNull().default(0),
    /** Safe HTML made once, when written. */
    html: text('html').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.place] }),
    check('hidden_parts_rule', sql`${t.rule} in ('reply', 'points') and (${t.rule} = 'points') = (${t.least} > 0)`),
  ],
);
