import { sql } from 'drizzle-orm';
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, type Localized, ref } from './columns';
import { groups } from './groups';
import { members } from './members';

/** Sections, boards and sub-boards, one tree. Threads lie only in boards. */
export const boards = pgTable(
  'boards',
  {
    id: id(),
    slug: text('slug').notNull(),
    kind: text('kind').$type<'section' | 'board'>().notNull().default('board'),
    parentId: ref('parent_id').references((): AnyPgColumn => boards.id),
    name: jsonb('name').$type<Localized>().notNull(),
    description: jsonb('description').$type<Localized>().notNull().default({}),
    /** Rules text as Markdown by language. */
    rules: jsonb('rules').$type<Localized>().notNull().default({}),
    icon: text('icon'),
    colour: text('colour'),
    position: integer('position').notNull().default(0),
    isArchived: boolean('is_archived').notNull().default(false),
    isClosed: boolean('is_closed').notNull().default(false),
    /** Seen only by groups with the grant `board.see`; a child of a private board is private. */
    isPrivate: boolean('is_private').notNull().default(false),
    autoLockDays: integer('auto_lock_days'),
    threadCount: integer('thread_count').notNull().default(0),
    /** Visible posts, first posts too. */
    postCount: integer('post_count').notNull().default(0),
    /** Who watches or tracks it. */
    followerCount: integer('follower_count').notNull().default(0),
    lastThreadId: ref('last_thread_id'),
    lastPostedAt: at('last_posted_at'),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('boards_slug').on(t.slug),
    index('boards_parent').on(t.parentId, t.position),
    check('boards_kind', sql`${t.kind} in ('section', 'board')`),
    check('boards_counts', sql`${t.threadCount} >= 0 and ${t.postCount} >= 0 and ${t.followerCount} >= 0`),
    check('boards_not_own_parent', sql`${t.parentId} is null or ${t.parentId} <> ${t.id}`),
  ],
);

/** The permission grid: what a group may (or may not) do in a board, beside its rights everywhere. */
export const boardGrants = pgTable(
  'board_grants',
  {
    boardId: ref('board_id')
      .notNull()
      .references(() => boards.id, { onDelete: 'cascade' }),
    groupId: ref('group_id')
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    /** `board.see`, `thread.start`, `post.reply`, … */
    right: text('right').notNull(),
    isAllowed: boolean('is_allowed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.groupId, t.right] })],
);

export const boardModerators = pgTable(
  'board_moderators',
  {
    boardId: ref('board_id')
      .notNull()
      .references(() => boards.id, { onDelete: 'cascade' }),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    since: at('since').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.boardId, t.memberId] }), index('board_moderators_member').on(t.memberId)],
);
