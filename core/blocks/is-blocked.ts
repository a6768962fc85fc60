import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { hold, type Context } from '@/core/kernel';

/** SQL: whether `by` has blocked `member`. */
export const isBlockedSql = ({ member, by }: { member: SQL; by: SQL }): SQL =>
  sql`exists (select 1 from member_blocks mb where mb.member_id = ${by} and mb.blocked_id = ${member})`;

/** Whether `byId` has blocked `memberId`: asked before somebody follows, writes to or hands something to another. */
export async function isBlocked(tx: Tx, { memberId, byId }: { memberId: number; byId: number }): Promise<boolean> {
  const found = await row<{ is: boolean }>(
    tx,
    sql`select ${isBlockedSql({ member: sql`${memberId}::bigint`, by: sql`${byId}::bigint` })} as is`,
  );
  return found?.is === true;
}

/** SQL: that the viewer has not blocked the member with this id. For lists that leave out rather than fold; `true` for those who block nobody. */
export function notBlockedBy({ viewer }: Context, memberId: SQL = sql`m.id`): SQL {
  return viewer.folds?.blocked.size ? sql`not ${isBlockedSql({ member: memberId, by: sql`${viewer.id}::bigint` })}` : sql`true`;
}

/** What one does to another goes one after the other with being blocked by them, so that no follow slips past a block. */
export async function lockPair(tx: Tx, { memberId, byId }: { memberId: number; byId: number }): Promise<void> {
  await hold(tx, 'member-pair', `${memberId}>${byId}`);
}
