import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, type CursorPage, Failure, isSiteStaff, toId } from '@/core/kernel';
import { boardVisibleTo, threadVisibleTo } from '@/core/permissions';
import { CURRENCIES, type Currency } from './rules';
import type { LedgerLineView } from './views';

const SIZE = 50;

interface LedgerAsk {
  cursor?: string | null;
  /** Only movements of this currency. */
  currency?: Currency;
}

/**
 * A member's movements, newest first, each with what the member had after it: their own, or any for staff. The sums are the balances.
 * What takes back or gives again carries the name of the rule at the root of its chain; the post or the thread that caused one is named only to
 * who may see it, a transfer names the other one, a reward its task.
 * @throws Failure `session.required`, `points.not_yours`, `input.cursor`
 */
export async function readLedger(
  context: Context,
  memberId: number,
  { cursor, currency }: LedgerAsk = {},
): Promise<CursorPage<LedgerLineView>> {
  const { viewer } = context;
  if (viewer.kind === 'guest') throw new Failure('session.required');
  if (viewer.id !== memberId && !(isSiteStaff(viewer) && !viewer.isBanned)) throw new Failure('points.not_yours');
  const before = cursor ? toId(cursor) : Number.MAX_SAFE_INTEGER;
  if (before === undefined) throw new Failure('input.cursor');
  const found = await rows<LedgerLineView>(context.db, ledgerQuery(context, memberId, { before, currency }));
  const items = found.slice(0, SIZE);
  return { items, next: found.length > SIZE ? String(items.at(-1)!.id) : null };
}

/**
 * Entries of one movement are neighbours in the member's index. What there was after the newest line of the page is the stored balance less what
 * came later; the lines below count down from there. A shortfall and its repayment name their cause behind a colon.
 */
function ledgerQuery(context: Context, memberId: number, { before, currency }: { before: number; currency?: Currency }): SQL {
  const own = sql`e.member_id = ${memberId}::bigint and (${currency ?? null}::text is null or e.currency = ${currency ?? null})`;
  return sql`
    with mine as materialized (
      select e.transaction_id as id, jsonb_object_agg(e.currency, e.amount) as amounts, ${perCurrency((name) => sql`coalesce(sum(e.amount) filter (where e.currency = ${name}), 0) as ${sql.raw(name)}`)}
      from ledger_entries e where ${own} and e.transaction_id < ${before}::bigint
      group by e.transaction_id order by e.transaction_id desc limit ${SIZE + 1}
    ), later as (
      select ${perCurrency((name) => sql`coalesce(sum(e.amount) filter (where e.currency = ${name}), 0) as ${sql.raw(name)}`)}
      from ledger_entries e where e.member_id = ${memberId}::bigint and e.transaction_id >= ${before}::bigint
    ), counted as (
      select mine.id, mine.amounts, ${perCurrency((name) => sql`(m.${sql.raw(name)} - later.${sql.raw(name)} - coalesce(sum(mine.${sql.raw(name)}) over newer, 0))::int as ${sql.raw(name)}`)}
      from mine, later, members m where m.id = ${memberId}::bigint
      window newer as (order by mine.id desc rows between unbounded preceding and 1 preceding)
    )
    select l.id, coalesce(o.rule, l.rule) as rule, l.created_at as at, l.is_reversal as "isReversal", l.reverses_id is not null and not l.is_reversal as "isRestoration",
      c.amounts, (select jsonb_object_agg(b.name, b.value) from (values ${perCurrency((name) => sql`(${name}::text, c.${sql.raw(name)})`)}) b(name, value) where c.amounts ? b.name) as balances,
      l.note, case when a.id is not null then jsonb_build_object('id', a.id, 'name', case when a.deleted_at is null then a.name else '' end) end as actor, b.slug as board,
      case when t.id is not null and p.id is not null then jsonb_build_object('id', p.id, 'threadId', t.id, 'title', t.title, 'lang', t.lang) end as post,
      case when t.id is not null and p.id is null then jsonb_build_object('id', t.id, 'title', t.title, 'lang', t.lang) end as thread,
      case when k.id is not null then jsonb_build_object('id', k.id, 'title', k.title) end as task,
      case when x.id is not null then jsonb_build_object('isSent', x.from_id = ${memberId}::bigint, 'fee', case when x.from_id = ${memberId}::bigint then x.tax else 0 end,
        'other', jsonb_build_object('id', y.id, 'name', case when y.deleted_at is null then y.name else '' end)) end as transfer
    from counted c join ledger_transactions l on l.id = c.id
    left join ledger_transactions o on o.id = l.origin_id
    left join members a on a.id = l.actor_id
    left join boards b on b.id = l.board_id and ${boardVisibleTo(context)}
    left join posts p on p.id = ${idIn('post', '$')}
    left join threads t on t.id = coalesce(p.thread_id, ${idIn('followed', ':')}) and ${threadVisibleTo(context)}
    left join tasks k on k.id = ${idIn('task', ':')}
    left join transfers x on x.id = ${idIn('transfer', '$')}
    left join members y on y.id = case when x.from_id = ${memberId}::bigint then x.to_id else x.from_id end
    order by l.id desc`;
}

/** SQL: the id in a cause `kind:id…` of movement `l`, perhaps behind `shortfall:`; null where it names something else. */
const idIn = (kind: string, end: '$' | ':'): SQL => sql`substring(l.cause from ${`^(?:[a-z]+:)?${kind}:(\\d{1,15})${end}`})::bigint`;

const perCurrency = (each: (name: Currency) => SQL): SQL => sql.join(CURRENCIES.map(each), sql`, `);
