import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { members } from './members';
import { threads } from './threads';

/** 淘专辑: threads that a member has put together, in an order of their own. */
export const collections = pgTable(
  'collections',
  {
    id: id(),
    ownerId: ref('owner_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    /** '' when no letter or digit is left: then `/collections/{id}` is canonical. */
    slug: text('slug').notNull().default(''),
    description: text('description').notNull().default(''),
    isPublic: boolean('is_public').notNull().default(true),
    /** Every thread, those too that not every reader may see: the measure of the limit, never shown. */
    threadCount: integer('thread_count').notNull().default(0),
    followerCount: integer('follower_count').notNull().default(0),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('collections_owner').on(t.ownerId, t.createdAt, t.id),
    index('collections_new')
      .on(t.createdAt, t.id)
      .where(sql`is_public`),
    index('collections_followed')
      .on(t.followerCount, t.id)
      .where(sql`is_public`),
    check('collections_counts', sql`${t.threadCount} >= 0 and ${t.followerCount} >= 0`),
  ],
);

export const collectionThreads = pgTable(
  'collection_threads',
  {
    collectionId: ref('collection_id')
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    threadId: ref('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    /** Why it is in here, in the owner's words. */
    note: text('note').notNull().default(''),
    /** Ascending; gaps mean nothing. */
    position: integer('position').notNull(),
    addedAt: at('added_at').notNull().defaultNow(),
    addedBy: ref('added_by')
      .notNull()
      .references(() => members.id),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.threadId] }),
    index('collection_threads_order').on(t.collectionId, t.position),
    index('collection_threads_thread').on(t.threadId),
  ],
);

export const collectionFollows = pgTable(
  'collection_follows',
  {
    collectionId: ref('collection_id')
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.collectionId, t.memberId] }), index('collection_follows_member').on(t.memberId, t.createdAt)],
);
