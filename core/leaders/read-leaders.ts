import { sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Context, isMember } from '@/core/kernel';
import { memberRowOf, type RowOfMember, rowColumns } from '@/core/members';
import { rankedBy, RANKED } from './ranked';
import type { LeaderMeasure, LeaderSpan, LeadersView } from './views';

const SHOWN = 50;

interface Asked {
  by: LeaderMeasure;
  span: LeaderSpan;
}

/** The first fifty, and the reader's own rank; open to everybody. */
export async function readLeaders(context: Context, asked: Asked): Promise<LeadersView> {
  const { from, where, value, order } = rankedBy(asked.by, asked.span);
  const [found, mine] = await Promise.all([
    rows<RowOfMember & { value: number }>(
      context.db,
      sql`select ${rowColumns}, ${value} as value from ${from} where ${where} order by ${order} limit ${SHOWN}::int`,
    ),
    isMember(context.viewer) ? readMine(context, asked) : null,
  ]);
  return {
    ...asked,
    rows: found.map(({ value: had, ...member }) => ({
      rank: 1 + found.findIndex((other) => other.value === had),
      value: had,
      member: memberRowOf(member),
    })),
    mine,
  };
}

/**
 * Counts who is ahead, at most a thousand: whoever stands further down is told the value only. The order says nothing of a
 * count; it is there so that every PostgreSQL walks the index, whose best come first, and stops at the thousandth.
 */
async function readMine(context: Context, { by, span }: Asked): Promise<LeadersView['mine']> {
  const { from, where, value, order } = rankedBy(by, span);
  const found = await row<{ value: number; ahead: number }>(
    context.db,
    sql`
    with mine as materialized (select ${value} as value from ${from} where ${where} and m.id = ${context.viewer.id}::bigint)
    select mine.value, (select count(*)::int from (select 1 from ${from} where ${where} and ${value} > mine.value order by ${order} limit ${RANKED}::int) n) as ahead from mine`,
  );
  if (!found) return { rank: null, value: 0 };
  return { rank: found.ahead < RANKED ? found.ahead + 1 : null, value: found.value };
}
