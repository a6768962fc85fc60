import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, isBannedNow, isMember } from '@/core/kernel';
import { badgeOf, groupColumns, type GroupRow } from '@/core/groups';
import { bioHtmlOf } from './bio-html';
import { memberRefOf } from './member-ref';
import { cutGraphemes } from '@/core/text';
import type { AuthorCardView } from './views';

export interface CardRow extends GroupRow {
  id: number;
  name: string;
  deletedAt: Date | null;
  title: string | null;
  showsTitle: boolean;
  avatar: string | null;
  signature: string;
  signatureLength: number;
  followers: number;
  following: number;
  threads: number;
  posts: number;
  points: number;
  joinedAt: Date;
  isFollowed: boolean;
}

/** SQL: the columns of `CardRow` of members `m` in groups `g`, as the viewer sees them. */
export const cardColumns = (context: Context) => sql`
  m.id, m.name, m.deleted_at as "deletedAt", m.title, ${holdsNow(context, 'member.title')} as "showsTitle", m.avatar, m.signature, g.signature_length as "signatureLength", m.follower_count as followers, m.following_count as following,
  m.thread_count as threads, m.post_count as posts, m.points_total as points, m.joined_at as "joinedAt",
  exists (select 1 from follows f where f.follower_id = ${context.viewer.id}::bigint and f.followed_id = m.id) as "isFollowed", ${groupColumns()}`;

/** SQL: member `m` of group `g` holds a right of their own at this moment; what it brought is stored longer than it is shown. */
export const holdsNow = ({ now }: Context, right: 'member.title' | 'profile.website'): SQL =>
  sql`(not ${isBannedNow(now())} and (${right} = any (g.rights) or g.key in ('administrator', 'super-moderator')))`;

/** Author cards by member id, in one query (D1): of these ids, or of those that an SQL query gives. */
export async function authorCards(context: Context, ids: readonly number[] | SQL): Promise<Map<number, AuthorCardView>> {
  if (Array.isArray(ids) && ids.length === 0) return new Map();
  const asked = Array.isArray(ids) ? sql`any (${sql.param([...new Set(ids)])}::bigint[])` : sql`any (array(${ids}))`;
  const found = await rows<CardRow>(
    context.db,
    sql`select ${cardColumns(context)} from members m join groups g on g.id = m.group_id where m.id = ${asked}`,
  );
  return new Map(found.map((member) => [member.id, cardOf(context, member)]));
}

/** A card from its row. */
export function cardOf({ viewer }: Context, member: CardRow): AuthorCardView {
  const isMe = isMember(viewer) && viewer.id === member.id;
  const { id, name, seal } = memberRefOf(member);
  return {
    id,
    name,
    seal,
    group: badgeOf(member),
    title: member.deletedAt || !member.showsTitle ? null : member.title,
    followers: member.followers,
    following: member.following,
    threads: member.threads,
    posts: member.posts,
    points: member.points,
    joinedAt: member.joinedAt,
    signatureHtml: member.deletedAt ? '' : signatureHtmlOf(member),
    isFollowed: !isMember(viewer) || isMe ? null : member.isFollowed,
    isMe,
  };
}

/** A signature as far as the present group may have one: who fell keeps it for better days. */
function signatureHtmlOf({ signature, signatureLength }: CardRow): string {
  return signature && signatureLength > 0 ? bioHtmlOf(cutGraphemes(signature, signatureLength)) : '';
}
