import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { row } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { unreadCount } from '@/core/notifications';

/** How a member likes to read; null = not chosen. */
export interface Preferences {
  locale: string | null;
  timeZone: string | null;
  theme: string | null;
  /** As in the cookie `reading`. */
  reading: string;
  goesToLastPage: boolean;
}

/** The member behind a session. */
export interface KnownViewer {
  viewer: Viewer;
  session: { handle: string; idHash: Buffer; lastSeenAt: Date; isRemembered: boolean };
  preferences: Preferences;
  /** Notices that they have not read; at most 100. */
  unread: number;
}

interface ViewerRow {
  id: number;
  name: string;
  groupId: number;
  groupKey: string;
  groupKind: Viewer['groupKind'];
  rights: string[];
  moderates: number[];
  isBanned: boolean;
  joinedAt: Date;
}

/** What a cookie or a token is stored as. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const viewerColumns = sql`
  m.id, m.name, m.group_id as "groupId", g.key as "groupKey", g.kind as "groupKind", g.rights, m.joined_at as "joinedAt",
  (m.banned_at is not null or g.key = 'banned') as "isBanned",
  array(select bm.board_id from board_moderators bm where bm.member_id = m.id) as moderates`;

/** Session, member, group and moderated boards in one prepared query; null where the session has ended. */
export async function resolveViewer(db: Db, sessionId: string, now: Date): Promise<KnownViewer | null> {
  const idHash = secretHash(sessionId);
  const found = await row<ViewerRow & KnownViewer['session'] & Preferences & { unread: number }>(
    db,
    sql`
    select ${viewerColumns}, s.handle, s.last_seen_at as "lastSeenAt", s.is_remembered as "isRemembered",
      m.locale, m.time_zone as "timeZone", m.theme, m.reading, m.goes_to_last_page as "goesToLastPage", ${unreadCount()} as unread
    from sessions s join members m on m.id = s.member_id join groups g on g.id = m.group_id
    where s.id_hash = ${idHash} and s.expires_at > ${now}::timestamptz and m.deleted_at is null`,
  );
  if (!found) return null;
  const { handle, lastSeenAt, isRemembered, locale, timeZone, theme, reading, goesToLastPage, unread } = found;
  return {
    viewer: viewerOf(found),
    session: { handle, idHash, lastSeenAt, isRemembered },
    preferences: { locale, timeZone, theme, reading, goesToLastPage },
    unread,
  };
}

export interface KnownToken {
  viewer: Viewer;
  tokenId: number;
  /** Empty = everything that the member may. */
  scopes: string[];
}

/** The member behind a personal API token; null where nobody is. */
export async function resolveToken(db: Db, token: string): Promise<KnownToken | null> {
  if (!/^kw_[\w-]{43}$/.test(token)) return null;
  const found = await row<ViewerRow & { tokenId: number; scopes: string[] }>(
    db,
    sql`
    select ${viewerColumns}, k.id as "tokenId", k.scopes
    from api_tokens k join members m on m.id = k.member_id join groups g on g.id = m.group_id
    where k.token_hash = ${secretHash(token)} and k.revoked_at is null and m.deleted_at is null`,
  );
  return found ? { viewer: viewerOf(found), tokenId: found.tokenId, scopes: found.scopes } : null;
}

const viewerOf = ({ id, name, groupId, groupKey, groupKind, rights, moderates, isBanned, joinedAt }: ViewerRow): Viewer => ({
  kind: 'member',
  id,
  name,
  groupId,
  groupKey,
  groupKind,
  rights: new Set(rights),
  moderates,
  isBanned,
  joinedAt,
});
