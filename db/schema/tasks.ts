import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, type Localized, ref } from './columns';
import { groups } from './groups';
import { medals } from './medals';
import { members } from './members';

export type TaskMeasure =
  'replies' | 'threads' | 'likes_received' | 'likes_given' | 'check_ins' | 'followers' | 'following' | 'bio' | 'points_total';

/** What there is to do for a reward: a measure, how much of it, in which period. */
export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    /** Names a factory task; null for those that the board made. */
    key: text('key'),
    title: jsonb('title').$type<Localized>().notNull(),
    description: jsonb('description').$type<Localized>().notNull().default({}),
    measure: text('measure').$type<TaskMeasure>().notNull(),
    target: integer('target').notNull(),
    period: text('period').$type<'once' | 'daily' | 'weekly'>().notNull().default('once'),
    coins: integer('coins').notNull().default(0),
    reputation: integer('reputation').notNull().default(0),
    contribution: integer('contribution').notNull().default(0),
    medalId: ref('medal_id').references(() => medals.id),
    /** Least rung of the ladder; null = everybody. */
    fromGroupId: ref('from_group_id').references(() => groups.id, { onDelete: 'set null' }),
    opensAt: at('opens_at'),
    closesAt: at('closes_at'),
    isOpen: boolean('is_open').notNull().default(true),
    position: integer('position').notNull().default(0),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('tasks_key').on(t.key),
    check('tasks_target', sql`${t.target} >= 1`),
    check('tasks_period', sql`${t.period} in ('once', 'daily', 'weekly')`),
    check('tasks_amounts', sql`${t.coins} >= 0 and ${t.reputation} >= 0 and ${t.contribution} >= 0`),
    check('tasks_times', sql`${t.closesAt} > ${t.opensAt}`),
  ],
);

/** Rewards that were taken: one a member, task and period. */
export const taskClaims = pgTable(
  'task_claims',
  {
    id: id(),
    taskId: ref('task_id')
      .notNull()
      .references(() => tasks.id),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** First day of the period; the epoch for what is done once. */
    periodStart: date('period_start').notNull(),
    at: at('at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('task_claims_once').on(t.taskId, t.memberId, t.periodStart), index('task_claims_member').on(t.memberId, t.at)],
);
