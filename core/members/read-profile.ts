import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, isBannedNow, isSiteStaff } from '@/core/kernel';
import { nextGroup, readGroups } from '@/core/groups';
import { nameKey } from '@/core/text';
import { type CardRow, cardColumns, cardOf, holdsNow } from './author-cards';
import { bioHtmlOf } from './bio-html';
import { PROFILE_FIELDS, type ProfileField, type ProfileView } from './views';

interface ProfileRow extends CardRow {
  bio: string;
  likesReceived: number;
  digests: number;
  lastSeenAt: Date | null;
  hidesOnline: boolean;
  isBanned: boolean;
  coins: number;
  reputation: number;
  contribution: number;
  followsViewer: boolean;
  fields: Partial<Record<ProfileField, string>>;
  showsWebsite: boolean;
  remark: string | null;
}

export interface FoundProfile {
  profile: ProfileView;
  /** The name as it stands in the one right address; another spelling redirects there. */
  canonicalName: string;
}

/** Head of a profile (D2), by a name in any case or form; null where there is no such member. */
export async function readProfile(context: Context, name: string): Promise<FoundProfile | null> {
  const key = nameKey(name);
  if (!key || key.length > 200) return null;
  const member = await row<ProfileRow>(
    context.db,
    sql`
    select ${cardColumns(context)}, m.bio, m.profile as fields, ${holdsNow(context, 'profile.website')} as "showsWebsite", m.likes_received as "likesReceived", m.digest_count as digests, m.last_seen_at as "lastSeenAt",
      m.hides_online as "hidesOnline", ${isBannedNow(context.now())} as "isBanned", m.coins, m.reputation, m.contribution,
      exists (select 1 from follows f where f.follower_id = m.id and f.followed_id = ${context.viewer.id}::bigint) as "followsViewer",
      (select f.remark from follows f where f.follower_id = ${context.viewer.id}::bigint and f.followed_id = m.id) as remark
    from members m join groups g on g.id = m.group_id where m.name_key = ${key} and m.deleted_at is null`,
  );
  if (!member) return null;
  return { profile: await profileOf(context, member), canonicalName: member.name };
}

async function profileOf(context: Context, member: ProfileRow): Promise<ProfileView> {
  const card = cardOf(context, member);
  const mayKnow = card.isMe || isSiteStaff(context.viewer);
  return {
    ...card,
    bio: member.bio,
    bioHtml: bioHtmlOf(member.bio),
    likesReceived: member.likesReceived,
    digests: member.digests,
    lastSeenAt: member.hidesOnline && !mayKnow ? null : member.lastSeenAt,
    isBanned: member.isBanned,
    balances: { coins: member.coins, reputation: member.reputation, contribution: member.contribution },
    next: card.isMe ? nextGroup(await readGroups(context.db), member.points, card.group.kind) : null,
    fields: fieldsOf(member),
    isMutual: card.isFollowed === true && member.followsViewer,
    isBlocked: context.viewer.folds?.blocked.has(member.id) === true,
    remark: member.remark ?? '',
  };
}

/** An address that somebody stored in another way than by the form is shown as text; without the right to one, not at all. */
function fieldsOf({ fields, showsWebsite }: ProfileRow): ProfileView['fields'] {
  return PROFILE_FIELDS.flatMap((name) => {
    const text = fields[name];
    if (!text || (name === 'website' && !showsWebsite)) return [];
    const href = name === 'website' && /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : undefined;
    return [{ name, text, href }];
  });
}
