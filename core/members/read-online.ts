import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import { type Context, type Pages, pagesOf } from '@/core/kernel';
import { memberRowOf, type RowOfMember, rowColumns } from './read-members';
import type { MemberRowView } from './views';

export interface OnlineView {
  rows: (MemberRowView & { seenAt: Date })[];
  pages: Pages;
}

const SIZE = 100;
const ONLINE_MS = 15 * 60_000;

/** SQL: members `m` seen in the last 15 minutes who do not hide it (D9). */
const online = ({ now }: Context): SQL =>
  sql`m.last_seen_at > ${new Date(now().getTime() - ONLINE_MS)}::timestamptz and not m.hides_online and m.deleted_at is null`;

/** How many are here. */
export async function readOnlineCount(context: Context): Promise<number> {
  const found = await row<{ online: number }>(context.db, sql`select count(*)::int as online from members m where ${online(context)}`);
  return found?.online ?? 0;
}

/** Who is here, whoever was seen last first. */
export async function readOnline(context: Context, { page = 1 }: { page?: number } = {}): Promise<OnlineView> {
  const pages = pagesOf(await readOnlineCount(context), SIZE, page);
  const found = await rows<RowOfMember & { seenAt: Date }>(
    context.db,
    sql`
    select ${rowColumns}, m.last_seen_at as "seenAt" from members m join groups g on g.id = m.group_id where ${online(context)}
    order by m.last_seen_at desc, m.id desc limit ${SIZE}::int offset ${(pages.page - 1) * SIZE}::int`,
  );
  return { rows: found.map((member) => ({ ...memberRowOf(member), seenAt: member.seenAt })), pages };
}
