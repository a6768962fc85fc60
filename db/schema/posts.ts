import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref, tsvector } from './columns';
import { boards } from './boards';
import { members } from './members';
import { threads } from './threads';

export interface PostHeading {
  id: string;
  level: number;
  text: string;
}

export const posts = pgTable(
  'posts',
  {
    id: id(),
    threadId: ref('thread_id')
      .notNull()
      .references(() => threads.id),
    /** 1 for the thread's own post; never changes, never reused. */
    floor: integer('floor').notNull(),
    authorId: ref('author_id')
      .notNull()
      .references(() => members.id),
    replyToId: ref('reply_to_id').references((): AnyPgColumn => posts.id),
    /** Markdown as typed. */
    body: text('body').notNull(),
    /** Safe HTML made once, when written. */
    html: text('html').notNull(),
    rendererVersion: integer('renderer_version').notNull(),
    headings: jsonb('headings').$type<PostHeading[]>().notNull().default([]),
    /** Plain text for lists, feeds and metadata; at most 200 graphemes. */
    excerpt: text('excerpt').notNull().default(''),
    lang: text('lang').notNull(),
    likeCount: integer('like_count').notNull().default(0),
    /** Likes an import brought; part of `like_count`. */
    importedLikes: integer('imported_likes').notNull().default(0),
    /** Ratings in force; most posts have none, and then nobody asks for them. */
    ratingCount: integer('rating_count').notNull().default(0),
    version: integer('version').notNull().default(1),
    createdAt: at('created_at').notNull().defaultNow(),
    /** Set only for edits after the 5 minutes' grace. */
    editedAt: at('edited_at'),
    editedBy: ref('edited_by').references(() => members.id),
    withdrawnAt: at('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by').references(() => members.id),
    withdrawReason: text('withdraw_reason'),
  },
  (t) => [
    uniqueIndex('posts_thread_floor').on(t.threadId, t.floor),
    index('posts_author')
      .on(t.authorId, t.id)
      .where(sql`withdrawn_at is null`),
    // The most liked of a member's posts, for the profile.
    index('posts_author_likes')
      .on(t.authorId, t.likeCount, t.id)
      .where(sql`withdrawn_at is null and like_count > 0`),
    // The newest replies of many threads at once: the feed of what one follows.
    index('posts_thread_new')
      .on(t.threadId, t.id)
      .where(sql`floor > 1 and withdrawn_at is null`),
    index('posts_thread_author').on(t.threadId, t.authorId, t.floor),
    index('posts_renderer').on(t.rendererVersion),
    index('posts_created').on(t.createdAt),
    index('posts_reply_to')
      .on(t.replyToId, t.id)
      .where(sql`reply_to_id is not null`),
    check('posts_floor', sql`${t.floor} >= 1`),
    check('posts_likes', sql`${t.likeCount} >= 0`),
    check('posts_ratings', sql`${t.ratingCount} >= 0`),
  ],
);

/** Former texts of a post; the newest is in `posts`. */
export const postRevisions = pgTable(
  'post_revisions',
  {
    postId: ref('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    title: text('title'),
    body: text('body').notNull(),
    editorId: ref('editor_id')
      .notNull()
      .references(() => members.id),
    reason: text('reason').notNull().default(''),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.version] })],
);

export const likes = pgTable(
  'likes',
  {
    postId: ref('post_id')
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.memberId] }),
    index('likes_member').on(t.memberId, t.createdAt),
    index('likes_post').on(t.postId, t.createdAt),
    index('likes_created').using('brin', t.createdAt),
  ],
);

/** The search index: tokens made by `core/text`, in a narrow table of its own. */
export const searchPosts = pgTable(
  'search_posts',
  {
    postId: ref('post_id')
      .primaryKey()
      .references(() => posts.id, { onDelete: 'cascade' }),
    threadId: ref('thread_id').notNull(),
    boardId: ref('board_id')
      .notNull()
      .references(() => boards.id),
    tokens: tsvector('tokens').notNull(),
    tokensVersion: integer('tokens_version').notNull(),
  },
  (t) => [
    index('search_posts_tokens').using('gin', t.tokens),
    index('search_posts_board').on(t.boardId),
    index('search_posts_thread').on(t.threadId),
  ],
);
