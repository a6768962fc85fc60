import { sql } from 'drizzle-orm';
import { ask, type Context, type CursorPage, Failure, query } from '@/core/kernel';
import { threadListedTo } from '@/core/permissions';
import { threadRows } from './thread-rows';
import type { ThreadRowView } from './views';

const SIZE = 40;

/** A board's threads, newest first, by cursor: whole and without repeats, whatever is posted meanwhile. @throws Failure `input.cursor` */
const cursorQuery = query({
  name: 'read-thread-cursor',
  visible: threadListedTo,
  run: async (
    context,
    { boardId, cursor, limit = SIZE }: { boardId: number; cursor?: string | null; limit?: number },
  ): Promise<CursorPage<ThreadRowView>> => {
    const before = cursor ? placeOf(cursor) : undefined;
    const found = await threadRows(
      context,
      sql`
      select t.id from threads t where t.board_id = ${boardId}::bigint and t.withdrawn_at is null and ${threadListedTo(context)}
        ${before === undefined ? sql`` : sql`and (t.created_at, t.id) < (${before.at}::timestamptz, ${before.id}::bigint)`}
      order by t.created_at desc, t.id desc limit ${limit + 1}::int`,
    );
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, next: found.length > limit && last ? `${last.createdAt.getTime()}-${last.id}` : null };
  },
});
export const readThreadCursor = (
  context: Context,
  input: { boardId: number; cursor?: string | null; limit?: number },
): Promise<CursorPage<ThreadRowView>> => ask(context, cursorQuery, input);

/** Reads a cursor back: milliseconds and id of the last thread given. */
function placeOf(cursor: string): { at: Date; id: number } {
  const [, ms, id] = /^(-?\d{1,15})-(\d{1,15})$/.exec(cursor) ?? [];
  if (ms === undefined || id === undefined) throw new Failure('input.cursor');
  return { at: new Date(Number(ms)), id: Number(id) };
}
