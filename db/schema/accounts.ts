import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bytea, id, ref } from './columns';
import { members } from './members';

/** Ways in by password. Other ways (OAuth, passkeys) get tables of their own. */
export const accounts = pgTable('accounts', {
  memberId: ref('member_id')
    .primaryKey()
    .references(() => members.id, { onDelete: 'cascade' }),
  passwordHash: text('password_hash').notNull(),
  passwordChangedAt: at('password_changed_at').notNull().defaultNow(),
});

/** Signed-in browsers. The cookie holds a random id; here lies only its SHA-256. */
export const sessions = pgTable(
  'sessions',
  {
    idHash: bytea('id_hash').primaryKey(),
    /** Short public handle for the list of sessions. */
    handle: text('handle').notNull(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    createdAt: at('created_at').notNull().defaultNow(),
    lastSeenAt: at('last_seen_at').notNull().defaultNow(),
    expiresAt: at('expires_at').notNull(),
    isRemembered: boolean('is_remembered').notNull().default(false),
    userAgent: text('user_agent').notNull().default(''),
    ip: text('ip').notNull().default(''),
  },
  (t) => [
    uniqueIndex('sessions_handle').on(t.handle),
    index('sessions_member').on(t.memberId, t.lastSeenAt),
    index('sessions_expires').on(t.expiresAt),
  ],
);

/** Devices that once signed in: failures elsewhere never lock the owner out here (C5). */
export const knownDevices = pgTable(
  'known_devices',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    deviceHash: bytea('device_hash').notNull(),
    seenAt: at('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.deviceHash] })],
);

/** Failed sign-ins by subject (account or address), for the growing delay of C5; in the database so that every process counts alike. */
export const signInFailures = pgTable('sign_in_failures', {
  /** `account:<login key hash>` or `address:<ip>`. */
  subject: text('subject').primaryKey(),
  count: integer('count').notNull().default(0),
  lastAt: at('last_at').notNull().defaultNow(),
  blockedUntil: at('blocked_until'),
});

/** Personal API tokens; only their SHA-256 is kept. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: id(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    tokenHash: bytea('token_hash').notNull(),
    label: text('label').notNull().default(''),
    scopes: text('scopes')
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    createdAt: at('created_at').notNull().defaultNow(),
    lastUsedAt: at('last_used_at'),
    revokedAt: at('revoked_at'),
  },
  (t) => [uniqueIndex('api_tokens_hash').on(t.tokenHash), index('api_tokens_member').on(t.memberId)],
);

/** The one-time link for the first administrator. */
export const setupTokens = pgTable('setup_tokens', {
  tokenHash: bytea('token_hash').primaryKey(),
  createdAt: at('created_at').notNull().defaultNow(),
  usedAt: at('used_at'),
});

/** What was typed and could not be taken yet: gate texts and refused forms, under an opaque cookie for an hour. */
export const keptForms = pgTable(
  'kept_forms',
  {
    idHash: bytea('id_hash').primaryKey(),
    /** Path of the page that shows it again. */
    path: text('path').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('kept_forms_expires').on(t.expiresAt)],
);
