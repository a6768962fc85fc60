import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { WATCH_LEVELS, type WatchLevel } from '@/db/schema';
import type { Verdict, Viewer } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { mayFollow } from './may-follow';

export const levelInput = z.enum(WATCH_LEVELS, { message: 'input.unknown_choice' });

export interface WatchResult {
  level: WatchLevel;
  /** Who watches or tracks it, after this. */
  followers: number;
}

/** Levels that count as following; the others take nothing that the group would have to allow. */
export const isFollowing = (level: WatchLevel): boolean => level === 'watching' || level === 'tracking';

/** What a change of level adds to the number of followers: 1, 0 or -1. */
export const followersMore = (from: WatchLevel, to: WatchLevel): number => Number(isFollowing(to)) - Number(isFollowing(from));

export const mayWatch = (viewer: Viewer, level: WatchLevel): Verdict => (isFollowing(level) ? mayFollow(viewer) : maySignedIn(viewer));

/** What one does not see any more can only be let go. */
export const isInReach = (found: { isVisible: boolean; level: WatchLevel }, to: WatchLevel): boolean =>
  found.isVisible || (to === 'normal' && found.level !== 'normal');

interface Watch {
  memberId: number;
  id: number;
  level: WatchLevel;
  now: Date;
}

/** Puts the level down in `board_watches` or `thread_watches`; `normal` is no row. */
export async function writeWatch(tx: Tx, of: 'board' | 'thread', { memberId, id, level, now }: Watch): Promise<void> {
  const [table, column] = [sql.raw(`${of}_watches`), sql.raw(`${of}_id`)];
  await rows(
    tx,
    level === 'normal'
      ? sql`delete from ${table} where member_id = ${memberId}::bigint and ${column} = ${id}::bigint`
      : sql`
    insert into ${table} (member_id, ${column}, level, since) values (${memberId}::bigint, ${id}::bigint, ${level}, ${now}::timestamptz)
    on conflict (member_id, ${column}) do update set level = excluded.level`,
  );
}
