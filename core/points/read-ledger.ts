import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, type CursorPage, Failure, isSiteStaff, toId } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import type { LedgerLineView, PointAmounts } from './views';

const SIZE = 50;

interface Line {
  id: number;
  rule: string;
  at: Date;
  isReversal: boolean;
  amounts: PointAmounts;
  post: LedgerLineView['post'];
}

/**
 * A member's movements, newest first: their own, or any for staff. The post that caused one is named only to who may see it.
 * @throws Failure `session.required`, `points.not_yours`, `input.cursor`
 */
export async function readLedger(context: Context, memberId: number, cursor?: string | null): Promise<CursorPage<LedgerLineView>> {
  const { viewer } = context;
  if (viewer.kind === 'guest') throw new Failure('session.required');
  if (viewer.id !== memberId && !(isSiteStaff(viewer) && !viewer.isBanned)) throw new Failure('points.not_yours');
  const before = cursor ? toId(cursor) : Number.MAX_SAFE_INTEGER;
  if (before === undefined) throw new Failure('input.cursor');
  const found = await rows<Line>(context.db, ledgerQuery(context, memberId, before));
  const items = found.slice(0, SIZE);
  return { items, next: found.length > SIZE ? String(items.at(-1)!.id) : null };
}

/** Entries of one movement are neighbours in the index by id; a reversal carries the name of the rule that it takes back. */
function ledgerQuery(context: Context, memberId: number, before: number) {
  return sql`
    with mine as (
      select e.transaction_id as id, jsonb_object_agg(e.currency, e.amount) as amounts
      from ledger_entries e where e.member_id = ${memberId}::bigint and e.transaction_id < ${before}::bigint
      group by e.transaction_id order by e.transaction_id desc limit ${SIZE + 1}
    )
    select l.id, coalesce(o.rule, l.rule) as rule, l.created_at as at, l.reverses_id is not null as "isReversal", mine.amounts,
      case when t.id is not null then jsonb_build_object('id', p.id, 'threadId', t.id, 'title', t.title, 'lang', t.lang) end as post
    from mine join ledger_transactions l on l.id = mine.id
    left join ledger_transactions o on o.id = l.reverses_id
    left join posts p on p.id = case when l.cause ~ '^post:\\d{1,15}$' then substring(l.cause from 6)::bigint end
    left join threads t on t.id = p.thread_id and ${threadVisibleTo(context)}
    order by l.id desc`;
}
