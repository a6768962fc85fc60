/**
 * A small board for domain tests: a real database, the factory groups and rules, members and boards on demand, and contexts
 * as whoever is asked for. Nothing is mocked but the clock.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '@/db/client';
import { row, rows } from '@/db/rows';
import { plantFactory } from '@/core/factory';
import { guestViewer } from '@/core/groups';
import { type Context, execute, type Executed, isFailure, type Command, type SiteSettings, type Viewer } from '@/core/kernel';
import { FACTORY_SETTINGS } from '@/core/settings';
import { nameKey, nameSkeleton } from '@/core/text';
import { wiring } from '@/core/wiring';
import { testDatabase } from './database';

export interface Town {
  database: Database;
  guest: Viewer;
  /** Tags that were published, newest last. */
  published: string[];
  /** The clock; null = the real one. */
  clock: { now: Date | null };
  settings: SiteSettings;
  context(viewer: Viewer, change?: Partial<Context>): Context;
  member(name: string, traits?: { group?: string; joinedAt?: Date; isBanned?: boolean; moderates?: number[] }): Promise<Viewer>;
  board(slug: string, traits?: Record<string, unknown>): Promise<number>;
  /** Takes everybody and everything away but groups and rules, for a test that wants a town of its own. */
  empty(): Promise<void>;
  run<I, F, R, P>(
    viewer: Viewer,
    order: Command<I, F, R, P>,
    input: unknown,
    change?: Partial<Context> & { repeatKey?: string },
  ): Promise<R>;
  /** The reason of the refusal; '' when it was not refused. */
  refusal<I, F, R, P>(viewer: Viewer, order: Command<I, F, R, P>, input: unknown, change?: Partial<Context>): Promise<string>;
}

/** Opens a town; call it at the top of a test file, in `beforeAll`. */
export async function openTown(): Promise<Town> {
  const database = await testDatabase();
  await plantFactory(database.db);
  const published: string[] = [];
  const clock: Town['clock'] = { now: null };
  const settings: SiteSettings = { ...FACTORY_SETTINGS };

  const context: Town['context'] = (viewer, change = {}) => ({
    db: database.db,
    viewer,
    now: () => clock.now ?? new Date(),
    limiter: { take: () => ({ ok: true, retryAfter: 0 }) },
    limits: false,
    settings,
    publish: (tags) => void published.push(...tags),
    wiring,
    via: 'api',
    ip: '127.0.0.1',
    userAgent: 'test',
    requestId: 'test',
    processId: 'test',
    ...change,
  });
  const run: Town['run'] = async (viewer, order, input, { repeatKey, ...change } = {}) =>
    (await execute(context(viewer, change), order, input, { repeatKey })).result;
  const refusal: Town['refusal'] = async (viewer, order, input, change) => {
    try {
      await run(viewer, order, input, change);
      return '';
    } catch (error) {
      if (isFailure(error)) return error.reason;
      throw error;
    }
  };
  return {
    database,
    guest: await guestViewer(database.db),
    published,
    clock,
    settings,
    context,
    run,
    refusal,
    member: (name, traits) => addMember(database, name, traits),
    board: (slug, traits) => addBoard(database, slug, traits),
    empty: async () => {
      clock.now = null;
      await rows(database.db, sql`truncate members, tags, outbox cascade`);
      await rows(database.db, sql`delete from boards`);
    },
  };
}

async function addMember(
  { db }: Database,
  name: string,
  { group = 'newcomer', joinedAt = new Date('2024-01-01T00:00:00Z'), isBanned = false, moderates = [] }: Parameters<Town['member']>[1] = {},
): Promise<Viewer> {
  const found = await row<{ id: number; groupId: number; kind: Viewer['groupKind']; rights: string[]; readLevel: number }>(
    db,
    sql`
    with g as (select id, kind, rights, min_total, read_level from groups where key = ${group}),
    made as (
      insert into members (name, name_key, name_skeleton, group_id, joined_at, banned_at, contribution, points_total)
      select ${name}, ${nameKey(name)}, ${nameSkeleton(name)}, g.id, ${joinedAt}::timestamptz, ${isBanned ? new Date() : null}::timestamptz,
        greatest(g.min_total, 0), greatest(g.min_total, 0) from g
      returning id, group_id, contribution
    ),
    -- Whoever stands on a rung has what the rung asks for, or the first movement would take them down from it.
    moved as (
      insert into ledger_transactions (rule, cause, created_at) select 'opening', 'member:' || id, ${joinedAt}::timestamptz from made where contribution > 0 returning id
    ),
    entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select moved.id, side.member_id, side.system, 'contribution', side.amount
      from moved, made, lateral (values (made.id, null::text, made.contribution), (null, 'issue', -made.contribution)) side(member_id, system, amount)
    )
    select made.id, made.group_id as "groupId", g.kind, g.rights, g.read_level as "readLevel" from made, g`,
  );
  const { id, groupId, kind, rights, readLevel } = found!;
  for (const boardId of moderates)
    await rows(db, sql`insert into board_moderators (board_id, member_id) values (${boardId}::bigint, ${id}::bigint)`);
  return {
    kind: 'member',
    id,
    name,
    groupId,
    groupKey: group,
    groupKind: kind,
    rights: new Set(rights),
    readLevel,
    moderates,
    isBanned,
    joinedAt,
  };
}

async function addBoard({ db }: Database, slug: string, traits: Record<string, unknown> = {}): Promise<number> {
  const columns = { name: { en: slug }, ...traits };
  const found = await row<{ id: number }>(
    db,
    sql`
    insert into boards (slug, kind, parent_id, name, is_closed, is_archived, is_private, auto_lock_days)
    select ${slug}, coalesce(f.kind, 'board'), f.parent_id, f.name, coalesce(f.is_closed, false), coalesce(f.is_archived, false), coalesce(f.is_private, false), f.auto_lock_days
    from jsonb_to_record(${JSON.stringify(columns)}::jsonb) as f(kind text, parent_id bigint, name jsonb, is_closed boolean, is_archived boolean, is_private boolean, auto_lock_days int)
    returning id`,
  );
  return found!.id;
}

export type { Executed };
