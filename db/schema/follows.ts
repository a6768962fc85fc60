import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, ref } from './columns';
import { boards } from './boards';
import { members } from './members';
import { tags, threads } from './threads';

/** How closely somebody watches; `normal` is having no row. Who watches or tracks follows. */
export const WATCH_LEVELS = ['watching', 'tracking', 'normal', 'muted'] as const;
export type WatchLevel = (typeof WATCH_LEVELS)[number];
type StoredLevel = Exclude<WatchLevel, 'normal'>;

/** Who watches which board, read both ways: a member's boards, and a board's watchers by level. */
export const boardWatches = pgTable(
  'board_watches',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    boardId: ref('board_id')
      .notNull()
      .references(() => boards.id, { onDelete: 'cascade' }),
    level: text('level').$type<StoredLevel>().notNull(),
    since: at('since').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.boardId] }),
    index('board_watches_board').on(t.boardId, t.level, t.memberId),
    check('board_watches_level', sql`${t.level} in ('watching', 'tracking', 'muted')`),
  ],
);

/** Who watches which thread. */
export const threadWatches = pgTable(
  'thread_watches',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    threadId: ref('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    level: text('level').$type<StoredLevel>().notNull(),
    since: at('since').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.memberId, t.threadId] }),
    index('thread_watches_thread').on(t.threadId, t.level, t.memberId),
    check('thread_watches_level', sql`${t.level} in ('watching', 'tracking', 'muted')`),
  ],
);

/** Who follows which tag: its new threads stand in their feed. */
export const tagFollows = pgTable(
  'tag_follows',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    tagId: ref('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    since: at('since').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.tagId] }), index('tag_follows_tag').on(t.tagId, t.memberId)],
);
