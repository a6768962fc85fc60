import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { type Context, touch } from '@/core/kernel';
import { RANKED, STANDS } from './ranked';
import { LEADERS, type LeaderMeasure } from './views';

/** Days of a span, the present moment being the last. */
const DAYS = { week: 7, month: 30 } as const;
type Counted = keyof typeof DAYS;

/**
 * Counts who leads in the last days, and writes only what changed; the worker's. Answers the number of rows written.
 * Readers see the old ranking until all of the new one is there.
 */
export async function countLeaders(context: Pick<Context, 'db' | 'now' | 'settings' | 'publish'>): Promise<number> {
  const written = await context.db.transaction(async (tx) => {
    // A busy month takes longer to count than a page may take.
    await tx.execute(sql`set local statement_timeout = 0`);
    let count = 0;
    for (const span of Object.keys(DAYS) as Counted[]) for (const by of LEADERS) count += await countOne(tx, context, by, span);
    return count;
  });
  // All-time rankings lean on it, too: they are at most one turn of the worker old.
  await context.publish([touch.leaders()]);
  return written;
}

/** Writes the places that changed, and drops those behind the last one. */
async function countOne(tx: Tx, { now, settings }: Pick<Context, 'now' | 'settings'>, by: LeaderMeasure, span: Counted): Promise<number> {
  const since = sql`(${now()}::timestamptz - make_interval(days => ${DAYS[span]}::int))`;
  const found = await row<{ written: number }>(
    tx,
    sql`
    with placed as materialized (
      select row_number() over (order by e.value desc, e.member_id) as place, e.member_id, e.value
      from (${EARNED[by](since, settings.timeZone)}) e join members m on m.id = e.member_id join groups g on g.id = m.group_id
      where e.value > 0 and ${STANDS} order by e.value desc, e.member_id limit ${RANKED}::int
    ), put as (
      insert into leaders (by, span, place, member_id, value) select ${by}, ${span}, place, member_id, value from placed
      on conflict (by, span, place) do update set member_id = excluded.member_id, value = excluded.value
      where (leaders.member_id, leaders.value) is distinct from (excluded.member_id, excluded.value)
      returning 1
    ), dropped as (
      delete from leaders where by = ${by} and span = ${span} and place > (select count(*) from placed) returning 1
    ) select (select count(*) from put) + (select count(*) from dropped) as written`,
  );
  return found!.written;
}

/**
 * SQL: what the ledger says that members earned, all currencies or one. Earned is what the board itself issued: not what one
 * member sent to another, nor what somebody brought with them. What was taken back counts against it.
 */
const fromLedger =
  (currency?: 'coins' | 'reputation' | 'contribution') =>
  (since: SQL): SQL => sql`
  select e.member_id, least(sum(e.amount), 2000000000)::int as value from ledger_transactions l join ledger_entries e on e.transaction_id = l.id
  where l.created_at >= ${since} and l.rule <> 'opening' and e.member_id is not null ${currency ? sql`and e.currency = ${currency}` : sql``}
    and exists (select 1 from ledger_entries i where i.transaction_id = l.id and i.system = 'issue' and i.currency = e.currency)
  group by 1`;

/** SQL by measure: `member_id` and `value` since a moment. */
const EARNED: Record<LeaderMeasure, (since: SQL, timeZone: string) => SQL> = {
  points: fromLedger(),
  coins: fromLedger('coins'),
  reputation: fromLedger('reputation'),
  contribution: fromLedger('contribution'),
  posts: (since) => sql`
    select p.author_id as member_id, count(*)::int as value from posts p join threads t on t.id = p.thread_id and t.withdrawn_at is null
    where p.created_at >= ${since} and p.withdrawn_at is null group by 1`,
  threads: (since) => sql`
    select t.author_id as member_id, count(*)::int as value from threads t where t.created_at >= ${since} and t.withdrawn_at is null group by 1`,
  likes: (since) => sql`
    select p.author_id as member_id, count(*)::int as value from likes l join posts p on p.id = l.post_id and p.withdrawn_at is null
    join threads t on t.id = p.thread_id and t.withdrawn_at is null where l.created_at >= ${since} group by 1`,
  followers: (since) =>
    sql`select f.followed_id as member_id, count(*)::int as value from follows f where f.created_at >= ${since} group by 1`,
  streak: (since, timeZone) => sql`
    select c.member_id, max(c.streak) as value from check_ins c where c.day > (${since} at time zone ${timeZone})::date group by 1`,
};
