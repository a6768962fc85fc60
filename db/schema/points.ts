import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, smallint, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, id, ref } from './columns';
import { boards } from './boards';
import { members } from './members';

/** What an action earns (E2). A rule with a board overrides the site's rule for that action. */
export const pointRules = pgTable(
  'point_rules',
  {
    id: id(),
    boardId: ref('board_id').references(() => boards.id, { onDelete: 'cascade' }),
    action: text('action').notNull(),
    cycle: text('cycle').$type<'once' | 'hourly' | 'daily' | 'minutes' | 'unlimited'>().notNull().default('unlimited'),
    /** Length of the cycle "minutes". */
    cycleMinutes: integer('cycle_minutes'),
    /** Most times a cycle; null = no cap. */
    cap: integer('cap'),
    dedupe: text('dedupe').$type<'none' | 'object' | 'member'>().notNull().default('none'),
    coins: integer('coins').notNull().default(0),
    reputation: integer('reputation').notNull().default(0),
    contribution: integer('contribution').notNull().default(0),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    uniqueIndex('point_rules_action').on(sql`coalesce(${t.boardId}, 0)`, t.action),
    check('point_rules_cycle', sql`${t.cycle} in ('once', 'hourly', 'daily', 'minutes', 'unlimited')`),
    check('point_rules_minutes', sql`(${t.cycle} = 'minutes') = (${t.cycleMinutes} is not null) and coalesce(${t.cycleMinutes}, 1) > 0`),
    check('point_rules_cap', sql`coalesce(${t.cap}, 1) > 0`),
    check('point_rules_dedupe', sql`${t.dedupe} in ('none', 'object', 'member')`),
  ],
);

/** One movement of points: its entries sum to zero per currency. Never deleted; a reversal is a movement of its own. */
export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: id(),
    /** The rule's action, e.g. `reply`, or `reversal`. */
    rule: text('rule').notNull(),
    /** What caused it, e.g. `post:12`. */
    cause: text('cause').notNull(),
    /** Member who acted; null = the system. */
    actorId: ref('actor_id').references(() => members.id),
    /** Transaction that this one takes back. */
    reversesId: ref('reverses_id'),
    /** Takes back what a movement gave. One that takes a taking-back back gives again, and is none. */
    isReversal: boolean('is_reversal').notNull().default(false),
    /** The movement at the root of a chain of taking back and giving again; null = this one is a root. */
    originId: ref('origin_id'),
    /** The rule's amounts so many times, e.g. the level of a digest. */
    times: smallint('times').notNull().default(1),
    /** The award whose level this movement changes, by `times` up or down; null = it is none of that kind. */
    levelOfId: ref('level_of_id'),
    /** Board in which it happened, where there is one. History: a board that is gone leaves its number. */
    boardId: ref('board_id'),
    /** Words of whoever acted, e.g. the reason of a rating. */
    note: text('note').notNull().default(''),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  (t) => [
    // By pattern, so that what begins alike is found whatever the database's collation: `followed:12:…`.
    index('ledger_transactions_cause').on(t.cause.op('text_pattern_ops')),
    uniqueIndex('ledger_transactions_reverses').on(t.reversesId),
    index('ledger_transactions_origin')
      .on(t.originId)
      .where(sql`origin_id is not null`),
    index('ledger_transactions_level_of')
      .on(t.levelOfId)
      .where(sql`level_of_id is not null`),
    index('ledger_transactions_rule').on(t.rule, t.createdAt),
    check('ledger_transactions_named', sql`${t.rule} <> '' and ${t.cause} <> ''`),
    check('ledger_transactions_origin', sql`(${t.originId} is null) = (${t.reversesId} is null)`),
    // Rows come in the order of time: the ranges of a brin index are enough to find the last days, and cost a write next to nothing.
    index('ledger_transactions_created').using('brin', t.createdAt),
  ],
);

/** Lines of the double-entry ledger. `account` is a member or a system account; sums of system accounts are never stored. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: id(),
    transactionId: ref('transaction_id')
      .notNull()
      .references(() => ledgerTransactions.id),
    memberId: ref('member_id').references(() => members.id),
    /** `issue`, `sink`, `escrow`, `shortfall`; null for a member's account. */
    system: text('system').$type<'issue' | 'sink' | 'escrow' | 'shortfall'>(),
    currency: text('currency').$type<'coins' | 'reputation' | 'contribution'>().notNull(),
    amount: integer('amount').notNull(),
  },
  (t) => [
    // By movement, so that a page of a history reads its own entries only, however long the history is.
    index('ledger_entries_member')
      .on(t.memberId, t.transactionId)
      .where(sql`member_id is not null`),
    index('ledger_entries_transaction').on(t.transactionId),
    check('ledger_entries_account', sql`(${t.memberId} is null) <> (${t.system} is null)`),
    check('ledger_entries_system', sql`${t.system} in ('issue', 'sink', 'escrow', 'shortfall')`),
    check('ledger_entries_currency', sql`${t.currency} in ('coins', 'reputation', 'contribution')`),
    check('ledger_entries_amount', sql`${t.amount} <> 0`),
  ],
);

/** What the cap or the dedupe of a rule held back, or what earned nothing by it: nobody's points, but a rehearsal of another rule counts it. */
export const heldAwards = pgTable(
  'held_awards',
  {
    id: id(),
    action: text('action').notNull(),
    memberId: ref('member_id')
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    cause: text('cause').notNull(),
    actorId: ref('actor_id'),
    boardId: ref('board_id'),
    times: smallint('times').notNull().default(1),
    why: text('why').$type<'cap' | 'repeat' | 'nothing'>().notNull(),
    /** What caused it was withdrawn, and not restored since. */
    isTakenBack: boolean('is_taken_back').notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('held_awards_action').on(t.action, t.createdAt),
    index('held_awards_member').on(t.memberId),
    index('held_awards_cause').on(t.cause.op('text_pattern_ops')),
    check('held_awards_why', sql`${t.why} in ('cap', 'repeat', 'nothing')`),
  ],
);
