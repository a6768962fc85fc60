import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bytea, id, ref } from './columns';
import { members } from './members';

/** Mail to send, and for a while what was sent. The texts go when the mail has gone out. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** A kind of notice, `digest` or `verify`. */
    kind: text('kind').notNull(),
    address: text('address').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    html: text('html').notNull(),
    headers: jsonb('headers').$type<Record<string, string>>().notNull().default({}),
    /** The same mail is queued once, e.g. `digest:7:2026-11-27`. */
    dedupe: text('dedupe').notNull(),
    state: text('state').$type<'queued' | 'sending' | 'sent' | 'failed'>().notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    notBefore: at('not_before').notNull().defaultNow(),
    claimedAt: at('claimed_at'),
    /** The same at each attempt, so that a receiver can tell a repeat. */
    messageId: text('message_id').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    sentAt: at('sent_at'),
    error: text('error'),
  },
  (t) => [
    uniqueIndex('mails_dedupe').on(t.dedupe),
    index('mails_due')
      .on(t.notBefore, t.id)
      .where(sql`state = 'queued'`),
    index('mails_sending')
      .on(t.claimedAt)
      .where(sql`state = 'sending'`),
    index('mails_member').on(t.memberId, t.createdAt),
    index('mails_created').on(t.createdAt),
    check('mails_state', sql`${t.state} in ('queued', 'sending', 'sent', 'failed')`),
  ],
);

/** Links that prove that an address is one's own; only their SHA-256 is kept. */
export const emailTokens = pgTable(
  'email_tokens',
  {
    tokenHash: bytea('token_hash').primaryKey(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** The address that it proves: another one needs another link. */
    emailKey: text('email_key').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('email_tokens_member').on(t.memberId), index('email_tokens_expires').on(t.expiresAt)],
);
