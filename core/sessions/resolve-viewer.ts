import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { row } from '@/db/rows';
import { type Standing, standingColumns, type Viewer, viewerOf } from '@/core/kernel';
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
  /** Name of their picture; null = the seal. */
  avatar: string | null;
  /** Total of points. */
  total: number;
  /** Notices that they have not read; at most 100. */
  unread: number;
}

/** What a member does not want to see: names of blocked members by id (null = nobody), and words. */
interface FoldRow {
  blocked: Record<string, string> | null;
  mutedWords: string[];
}

const foldColumns = sql`m.muted_words as "mutedWords",
  (select jsonb_object_agg(mb.blocked_id, b.name) from member_blocks mb join members b on b.id = mb.blocked_id where mb.member_id = m.id) as blocked`;

const foldsOf = ({ blocked, mutedWords }: FoldRow): Pick<Viewer, 'folds'> =>
  blocked || mutedWords.length
    ? { folds: { blocked: new Map(Object.entries(blocked ?? {}).map(([other, called]) => [Number(other), called])), words: mutedWords } }
    : {};

/** What a cookie or a token is stored as. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Session, member, group and moderated boards in one prepared query; null where the session has ended. */
export async function resolveViewer(db: Db, sessionId: string, now: Date): Promise<KnownViewer | null> {
  const idHash = secretHash(sessionId);
  const found = await row<Standing & FoldRow & KnownViewer['session'] & Preferences & Pick<KnownViewer, 'avatar' | 'total' | 'unread'>>(
    db,
    sql`
    select ${standingColumns(now)}, ${foldColumns}, s.handle, s.last_seen_at as "lastSeenAt", s.is_remembered as "isRemembered",
      m.avatar, m.points_total as total, ${unreadCount(now)} as unread, m.locale, m.time_zone as "timeZone", m.theme, m.reading, m.goes_to_last_page as "goesToLastPage"
    from sessions s join members m on m.id = s.member_id join groups g on g.id = m.group_id
    where s.id_hash = ${idHash} and s.expires_at > ${now}::timestamptz and m.deleted_at is null`,
  );
  if (!found) return null;
  const { handle, lastSeenAt, isRemembered, locale, timeZone, theme, reading, goesToLastPage, total, unread } = found;
  return {
    viewer: { ...viewerOf(found), ...foldsOf(found) },
    session: { handle, idHash, lastSeenAt, isRemembered },
    preferences: { locale, timeZone, theme, reading, goesToLastPage },
    avatar: found.avatar,
    total,
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
export async function resolveToken(db: Db, token: string, now: Date): Promise<KnownToken | null> {
  if (!/^kw_[\w-]{43}$/.test(token)) return null;
  const found = await row<Standing & { tokenId: number; scopes: string[] }>(
    db,
    sql`
    select ${standingColumns(now)}, k.id as "tokenId", k.scopes
    from api_tokens k join members m on m.id = k.member_id join groups g on g.id = m.group_id
    where k.token_hash = ${secretHash(token)} and k.revoked_at is null and m.deleted_at is null`,
  );
  return found ? { viewer: viewerOf(found), tokenId: found.tokenId, scopes: found.scopes } : null;
}
