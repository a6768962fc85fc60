import { sql } from 'drizzle-orm';
import { type Effects, touch } from '@/core/kernel';
import { row, rows } from '@/db/rows';
import { writeKeys } from './keys';
import type { ObjectOf } from './objects';
import type { Report } from './report';
import type { State } from './state';

/** Makes boards that are not there yet. One with the same slug is the same board, and stays as it is. */
export async function writeBoards(effects: Effects, state: State, objects: readonly ObjectOf<'board'>[], report: Report): Promise<void> {
  for (const board of objects) await writeBoard(effects, state, board, report);
}

async function writeBoard({ tx, context, touch: purge }: Effects, state: State, board: ObjectOf<'board'>, report: Report): Promise<void> {
  const known = await findBoard({ tx }, state, board.key);
  if (known) return report.known('board');
  const parent = board.parent === undefined ? undefined : await findBoard({ tx }, state, board.parent);
  if (board.parent !== undefined && !parent)
    report.note(board.line, `board ${board.key} stands alone: its parent ${board.parent} is not there`);
  const made = await row<{ id: number }>(
    tx,
    sql`
    insert into boards (slug, kind, parent_id, name, description, position, created_at)
    values (${board.key}, ${board.kind ?? 'board'}, ${parent?.id ?? null}::bigint, ${JSON.stringify(board.name)}::jsonb, ${JSON.stringify(board.description ?? {})}::jsonb,
      (select coalesce(max(position), 0) + 1 from boards where parent_id is not distinct from ${parent?.id ?? null}::bigint), ${context.now()}::timestamptz)
    returning id`,
  );
  state.boards.set(board.key, { id: made!.id, kind: board.kind ?? 'board' });
  await writeKeys(tx, state.source, 'board', new Map([[board.key, made!.id]]));
  purge(touch.boards(), touch.lists());
  report.made('board');
}

/** A board of this import, or one that is on the board already. */
export async function findBoard(
  { tx }: Pick<Effects, 'tx'>,
  state: State,
  slug: string,
): Promise<{ id: number; kind: 'section' | 'board' } | undefined> {
  const known = state.boards.get(slug);
  if (known) return known;
  const [found] = await rows<{ id: number; kind: 'section' | 'board' }>(tx, sql`select id, kind from boards where slug = ${slug}`);
  if (found) state.boards.set(slug, found);
  return found;
}
