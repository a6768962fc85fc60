import { sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row } from '@/db/rows';
import { Failure } from '@/core/kernel';

/** The board of a rule by its slug; null = the site. @throws Failure `board.not_found` */
export async function ruleBoard(db: Db | Tx, slug: string | undefined): Promise<number | null> {
  if (slug === undefined) return null;
  const board = await row<{ id: number }>(db, sql`select id from boards where slug = ${slug} and kind = 'board'`);
  if (!board) throw new Failure('board.not_found');
  return board.id;
}
