import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';

/** One of one's own collections, as the form for collecting a thread offers it. */
export interface CollectChoice {
  id: number;
  title: string;
  isPublic: boolean;
  /** The thread is in it, with this note. */
  note: string | null;
}

/** The viewer's own collections, the last changed first, and which hold the thread. */
export function readCollectChoices({ db, viewer }: Context, threadId: number): Promise<CollectChoice[]> {
  return rows<CollectChoice>(
    db,
    sql`
    select c.id, c.title, c.is_public as "isPublic", x.note from collections c
    left join collection_threads x on x.collection_id = c.id and x.thread_id = ${threadId}::bigint
    where c.owner_id = ${viewer.id}::bigint order by c.updated_at desc, c.id desc`,
  );
}
