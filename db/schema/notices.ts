import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { members } from './members';

/**
 * What a member is told. While it is unread, whatever has the same subject joins it. Only the member is a foreign key: threads, posts and
 * acting members are marked as gone, never deleted, and ten thousand notices at once would look each of them up.
 */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** What the member chooses by, e.g. `points`. */
    kind: text('kind').notNull(),
    /** The sentence, e.g. `transfer`. */
    what: text('what').notNull(),
    /** What it is grouped by, e.g. `like:post:12`. */
    subject: text('subject').notNull(),
    threadId: ref('thread_id'),
    /** The newest post it is about, and the oldest: there reading begins. */
    postId: ref('post_id'),
    firstPostId: ref('first_post_id'),
    /** The last two who did it. */
    actorId: ref('actor_id'),
    otherActorId: ref('other_actor_id'),
    actorCount: integer('actor_count').notNull().default(0),
    eventCount: integer('event_count').notNull().default(1),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default({}),
    /** False for whoever wants this kind by mail only. */
    isOnSite: boolean('is_on_site').notNull().default(true),
    /** When it goes out by mail, if it is still unread then. */
    mailDueAt: at('mail_due_at'),
    mailedAt: at('mailed_at'),
    createdAt: at('created_at').notNull().defaultNow(),
    updatedAt: at('updated_at').notNull().defaultNow(),
    readAt: at('read_at'),
  },
  (t) => [
    uniqueIndex('notices_unread')
      .on(t.memberId, t.subject)
      .where(sql`read_at is null`),
    index('notices_member').on(t.memberId, t.updatedAt, t.id),
    index('notices_thread')
      .on(t.threadId)
      .where(sql`thread_id is not null`),
    index('notices_mail_due')
      .on(t.mailDueAt)
      .where(sql`mail_due_at is not null`),
    index('notices_updated').on(t.updatedAt),
    check('notices_counts', sql`${t.actorCount} >= 0 and ${t.eventCount} >= 1`),
  ],
);

/**
 * What made a notice, one row an event and member: nobody is told twice, and what was undone can be taken out of its group again.
 * A row outlives its notice, so that doing something over and over tells of it once.
 */
export const noticeCauses = pgTable(
  'notice_causes',
  {
    /** E.g. `post:12`, `like:12:7`. */
    cause: text('cause').notNull(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    noticeId: ref('notice_id').notNull(),
    actorId: ref('actor_id'),
    postId: ref('post_id'),
    at: at('at').notNull(),
    /** Undone since. */
    goneAt: at('gone_at'),
  },
  (t) => [primaryKey({ columns: [t.cause, t.memberId] }), index('notice_causes_notice').on(t.noticeId, t.actorId)],
);

/** Where a member chose otherwise than the factory: by kind, on the site and by mail; null = as the factory. */
export const noticeChoices = pgTable(
  'notice_choices',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    site: boolean('site'),
    mail: boolean('mail'),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.kind] })],
);

/** Who wants a digest, how often, and when the next one is due. */
export const digests = pgTable(
  'digests',
  {
    memberId: ref('member_id')
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    every: text('every').$type<'daily' | 'weekly'>().notNull(),
    /** What is older was told, or was there before the digest was asked for. */
    since: at('since').notNull(),
    nextAt: at('next_at').notNull(),
  },
  (t) => [index('digests_next').on(t.nextAt), check('digests_every', sql`${t.every} in ('daily', 'weekly')`)],
);
