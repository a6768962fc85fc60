import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { boards } from './boards';
import { members } from './members';

export const threads = pgTable(
  'threads',
  {
    id: id(),
    boardId: ref('board_id')
      .notNull()
      .references(() => boards.id),
    authorId: ref('author_id')
      .notNull()
      .references(() => members.id),
    title: text('title').notNull(),
    /** '' when no letter or digit is left: then `/t/{id}` is canonical. */
    slug: text('slug').notNull().default(''),
    lang: text('lang').notNull(),
    kind: text('kind').$type<'discussion' | 'article'>().notNull().default('discussion'),
    isLocked: boolean('is_locked').notNull().default(false),
    /** 0 not sticky, 1 in its board, 2 in its section, 3 on the whole site. */
    stickyLevel: integer('sticky_level').notNull().default(0),
    stickyUntil: at('sticky_until'),
    digestLevel: integer('digest_level').notNull().default(0),
    highlight: text('highlight'),
    /** Staff pick for the front page's lead. */
    isLead: boolean('is_lead').notNull().default(false),
    /** Views counted here plus those an import brought. */
    viewCount: integer('view_count').notNull().default(0),
    importedViews: integer('imported_views').notNull().default(0),
    /** Visible replies: withdrawn ones do not count. */
    replyCount: integer('reply_count').notNull().default(0),
    /** Likes of the first post (a copy, so that lists need no join). */
    likeCount: integer('like_count').notNull().default(0),
    /** Who watches or tracks it. */
    followerCount: integer('follower_count').notNull().default(0),
    /** Highest floor given; the next reply stands on the one above. */
    lastFloor: integer('last_floor').notNull().default(1),
    firstPostId: ref('first_post_id'),
    lastPostId: ref('last_post_id'),
    lastPosterId: ref('last_poster_id').references(() => members.id),
    lastPostedAt: at('last_posted_at').notNull().defaultNow(),
    /** Distinct participants of the last 15 days, kept by the worker: 50/100/200 make it hot (A8). */
    heat: integer('heat').notNull().default(0),
    /** Score of the sort "hot": replies and likes weighed by age, kept at each reply and by the worker. */
    hotScore: integer('hot_score').notNull().default(0),
    createdAt: at('created_at').notNull().defaultNow(),
    withdrawnAt: at('withdrawn_at'),
    withdrawnBy: ref('withdrawn_by').references(() => members.id),
  },
  (t) => [
    index('threads_board_last')
      .on(t.boardId, t.lastPostedAt, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_new')
      .on(t.boardId, t.createdAt, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_replies')
      .on(t.boardId, t.replyCount, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_views')
      .on(t.boardId, t.viewCount, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_likes')
      .on(t.boardId, t.likeCount, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_hot')
      .on(t.boardId, t.hotScore, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_board_sticky')
      .on(t.boardId, t.stickyLevel)
      .where(sql`sticky_level > 0 and withdrawn_at is null`),
    index('threads_last')
      .on(t.lastPostedAt, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_new')
      .on(t.createdAt, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_hot')
      .on(t.hotScore, t.id)
      .where(sql`withdrawn_at is null`),
    index('threads_digest')
      .on(t.createdAt)
      .where(sql`digest_level > 0 and withdrawn_at is null`),
    index('threads_author')
      .on(t.authorId, t.createdAt)
      .where(sql`withdrawn_at is null`),
    check('threads_kind', sql`${t.kind} in ('discussion', 'article')`),
    check(
      'threads_counts',
      sql`${t.replyCount} >= 0 and ${t.viewCount} >= 0 and ${t.likeCount} >= 0 and ${t.followerCount} >= 0 and ${t.lastFloor} >= 1`,
    ),
    check('threads_levels', sql`${t.stickyLevel} between 0 and 3 and ${t.digestLevel} between 0 and 3`),
  ],
);

export const tags = pgTable(
  'tags',
  {
    id: id(),
    name: text('name').notNull(),
    nameKey: text('name_key').notNull(),
    threadCount: integer('thread_count').notNull().default(0),
    followerCount: integer('follower_count').notNull().default(0),
  },
  (t) => [uniqueIndex('tags_name_key').on(t.nameKey), check('tags_count', sql`${t.threadCount} >= 0 and ${t.followerCount} >= 0`)],
);

export const threadTags = pgTable(
  'thread_tags',
  {
    threadId: ref('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    tagId: ref('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
    position: integer('position').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.tagId] }), index('thread_tags_tag').on(t.tagId, t.threadId)],
);

/** One row a visitor and thread: a visitor counts once in 8 hours (A6). */
export const viewMarks = pgTable(
  'view_marks',
  {
    threadId: ref('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    /** `m<member id>` or a salted daily hash of address and agent. */
    visitor: text('visitor').notNull(),
    seenAt: at('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.visitor] }), index('view_marks_seen').on(t.seenAt)],
);
