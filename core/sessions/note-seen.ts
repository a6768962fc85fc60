import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { change } from '@/db/rows';
import type { KnownViewer } from './resolve-viewer';

/** Notes that a session and its member were here. Asked by many requests at once, one of them writes. */
export async function noteSeen(db: Db, { session, viewer }: Pick<KnownViewer, 'session' | 'viewer'>, now: Date): Promise<void> {
  const isFirst = await change(
    db,
    sql`update sessions set last_seen_at = ${now}::timestamptz where id_hash = ${session.idHash} and last_seen_at <= ${session.lastSeenAt}::timestamptz`,
  );
  if (isFirst) await change(db, sql`update members set last_seen_at = ${now}::timestamptz where id = ${viewer.id}::bigint`);
}
