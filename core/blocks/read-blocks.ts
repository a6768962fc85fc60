import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import type { BlocksView } from './views';

/** Whom and what the viewer folds, for the page on which they change it. Nobody else is ever shown it. */
export async function readBlocks({ db, viewer }: Context): Promise<BlocksView> {
  const found = await rows<{ id: number; name: string; deletedAt: Date | null; avatar: string | null; at: Date }>(
    db,
    sql`
    select m.id, m.name, m.deleted_at as "deletedAt", m.avatar, mb.created_at as at from member_blocks mb join members m on m.id = mb.blocked_id
    where mb.member_id = ${viewer.id}::bigint order by mb.created_at desc, m.id desc`,
  );
  return { blocked: found.map(({ at, ...member }) => ({ member: memberRefOf(member), at })), words: [...(viewer.folds?.words ?? [])] };
}
