import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row } from '@/db/rows';
import type { Viewer } from './viewer';

/** A member as queries give who they are: see `standingColumns`. */
export interface Standing {
  id: number;
  name: string;
  groupId: number;
  groupKey: string;
  groupKind: Viewer['groupKind'];
  rights: string[];
  readLevel: number;
  moderates: number[];
  isBanned: boolean;
  joinedAt: Date;
}

/** SQL: whether member `m` of group `g` is banned now. A ban that has run out is none. */
export const isBannedNow = (now: Date): SQL =>
  sql`(g.key = 'banned' or (m.banned_at is not null and (m.banned_until is null or m.banned_until > ${now}::timestamptz)))`;

/** SQL: the columns of `Standing` from member `m` and group `g`. */
export const standingColumns = (now: Date): SQL => sql`
  m.id, m.name, m.group_id as "groupId", g.key as "groupKey", g.kind as "groupKind", g.rights, g.read_level as "readLevel", m.joined_at as "joinedAt", ${isBannedNow(now)} as "isBanned",
  array(select bm.board_id from board_moderators bm where bm.member_id = m.id order by 1) as moderates`;

/** The viewer that a standing makes. */
export const viewerOf = ({
  id,
  name,
  groupId,
  groupKey,
  groupKind,
  rights,
  readLevel,
  moderates,
  isBanned,
  joinedAt,
}: Standing): Viewer => ({
  kind: 'member',
  id,
  name,
  groupId,
  groupKey,
  groupKind,
  rights: new Set(rights),
  readLevel,
  moderates,
  isBanned,
  joinedAt,
});

/** Who a member is at this moment; undefined where there is no such member (any more). Takes no lock. */
export async function readStanding(db: Db | Tx, memberId: number, now: Date): Promise<Viewer | undefined> {
  const found = await row<Standing>(
    db,
    sql`select ${standingColumns(now)} from members m join groups g on g.id = m.group_id where m.id = ${memberId}::bigint and m.deleted_at is null`,
  );
  return found && viewerOf(found);
}

/** Whether two resolutions of one member may do the same. */
export function standsAlike(left: Viewer, right: Viewer): boolean {
  return (
    left.groupId === right.groupId &&
    left.isBanned === right.isBanned &&
    left.readLevel === right.readLevel &&
    left.rights.size === right.rights.size &&
    [...left.rights].every((one) => right.rights.has(one)) &&
    left.moderates.length === right.moderates.length &&
    left.moderates.every((one) => right.moderates.includes(one))
  );
}
