import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, bytea, id, ref } from './columns';
import { members } from './members';

/** Site settings by key; factory values live in code. */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').$type<unknown>().notNull(),
  changedBy: ref('changed_by').references(() => members.id),
  changedAt: at('changed_at').notNull().defaultNow(),
});

/** Repeat keys: the same form or API call sent again gives the first answer again (B11). Kept 48 hours. */
export const repeatKeys = pgTable(
  'repeat_keys',
  {
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    command: text('command').notNull(),
    /** SHA-256 of the input: other text under the same key is a conflict. */
    fingerprint: bytea('fingerprint').notNull(),
    result: jsonb('result').$type<unknown>(),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.key] }), index('repeat_keys_created').on(t.createdAt)],
);

/** Events of committed commands, for the worker: notices, mail, and the tags to purge in other processes. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    command: text('command').notNull(),
    actorId: ref('actor_id'),
    events: jsonb('events').$type<unknown[]>().notNull(),
    touches: text('touches').array().notNull(),
    /** Process that wrote the row and published its tags; another one publishes them again. */
    process: text('process').notNull().default(''),
    createdAt: at('created_at').notNull().defaultNow(),
    attempts: integer('attempts').notNull().default(0),
  },
  (t) => [index('outbox_created').on(t.createdAt)],
);

/** What staff and members did that must be told later; nobody can edit it. */
export const auditLines = pgTable(
  'audit_lines',
  {
    id: id(),
    action: text('action').notNull(),
    actorId: ref('actor_id').references(() => members.id),
    object: text('object').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull().default({}),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [index('audit_lines_object').on(t.object, t.id), index('audit_lines_actor').on(t.actorId, t.id)],
);

/** Which row an imported object became, so that importing twice changes nothing. */
export const importedKeys = pgTable(
  'imported_keys',
  {
    source: text('source').notNull(),
    type: text('type').notNull(),
    key: text('key').notNull(),
    rowId: ref('row_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.type, t.key] })],
);
