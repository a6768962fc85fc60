import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, type Localized, ref } from './columns';
import { members } from './members';

/** Medals: what each is for, how it is drawn, how one comes by it. */
export const medals = pgTable(
  'medals',
  {
    id: id(),
    /** Names a factory medal; null for those that the board made. */
    key: text('key'),
    name: jsonb('name').$type<Localized>().notNull(),
    description: jsonb('description').$type<Localized>().notNull().default({}),
    /** One character, drawn as a small seal. */
    sign: text('sign').notNull(),
    pigment: text('pigment').$type<'a' | 'b' | 'c' | 'd' | 'e' | 'f'>().notNull().default('a'),
    way: text('way').$type<'granted' | 'applied' | 'task'>().notNull().default('granted'),
    /** Days from the granting; null = for ever. */
    lastsDays: integer('lasts_days'),
    position: integer('position').notNull().default(0),
    /** A closed medal is granted no more; whoever holds it keeps it. */
    isOpen: boolean('is_open').notNull().default(true),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('medals_key').on(t.key),
    check('medals_pigment', sql`${t.pigment} in ('a', 'b', 'c', 'd', 'e', 'f')`),
    check('medals_way', sql`${t.way} in ('granted', 'applied', 'task')`),
    check('medals_lasts', sql`${t.lastsDays} between 1 and 36500`),
  ],
);

/** Who holds which medal. One at a time of each; what has ended stays as history. */
export const memberMedals = pgTable(
  'member_medals',
  {
    id: id(),
    medalId: ref('medal_id')
      .notNull()
      .references(() => medals.id),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    grantedAt: at('granted_at').notNull().defaultNow(),
    /** Null = the board itself, e.g. for a task. */
    grantedBy: ref('granted_by').references(() => members.id),
    reason: text('reason').notNull().default(''),
    expiresAt: at('expires_at'),
    /** When it was taken away, or its expiry was noted. */
    endedAt: at('ended_at'),
    endedBy: ref('ended_by').references(() => members.id),
    endReason: text('end_reason').notNull().default(''),
  },
  (t) => [
    uniqueIndex('member_medals_held')
      .on(t.medalId, t.memberId)
      .where(sql`ended_at is null`),
    index('member_medals_member')
      .on(t.memberId, t.grantedAt)
      .where(sql`ended_at is null`),
    index('member_medals_expiry')
      .on(t.expiresAt)
      .where(sql`ended_at is null and expires_at is not null`),
  ],
);

/** Who asks for a medal, and what was decided. One open application a member and medal. */
export const medalApplications = pgTable(
  'medal_applications',
  {
    id: id(),
    medalId: ref('medal_id')
      .notNull()
      .references(() => medals.id),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    reason: text('reason').notNull(),
    createdAt: at('created_at').notNull().defaultNow(),
    decidedAt: at('decided_at'),
    decidedBy: ref('decided_by').references(() => members.id),
    isGranted: boolean('is_granted'),
    /** Words of whoever decided. */
    answer: text('answer').notNull().default(''),
  },
  (t) => [
    uniqueIndex('medal_applications_open')
      .on(t.medalId, t.memberId)
      .where(sql`decided_at is null`),
    index('medal_applications_queue')
      .on(t.createdAt)
      .where(sql`decided_at is null`),
    index('medal_applications_member').on(t.memberId, t.id),
  ],
);
