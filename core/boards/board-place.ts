import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { row } from '@/db/rows';
import { Failure } from '@/core/kernel';

/** @throws Failure when another board has this address */
export async function demandFreeSlug(tx: Tx, slug: string, except = 0): Promise<void> {
  const taken = await row(tx, sql`select 1 from boards where slug = ${slug} and id <> ${except}::bigint`);
  if (taken) throw new Failure('input.invalid', {}, { slug: { reason: 'input.invalid' } });
}

/** @throws Failure when the parent is missing, or lies below the board itself */
export async function demandParent(tx: Tx, parentId: number, below = 0): Promise<void> {
  const found = await row<{ isBelow: boolean }>(
    tx,
    sql`
    with recursive up as (select id, parent_id from boards where id = ${parentId}::bigint union select p.id, p.parent_id from boards p join up on p.id = up.parent_id)
    select bool_or(id = ${below}::bigint) as "isBelow" from up having count(*) > 0`,
  );
  if (!found || found.isBelow) throw new Failure('input.invalid', {}, { parentId: { reason: 'input.unknown_choice' } });
}
