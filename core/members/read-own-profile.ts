import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';

/** What a member sees of themselves in the settings, and nobody else. */
export interface OwnProfileView {
  name: string;
  email: string | null;
  isEmailVerified: boolean;
  title: string;
  /** Whether the group may have a title of its own. */
  mayHaveTitle: boolean;
  bio: string;
  signature: string;
  /** Longest signature that the group may have; 0 = none. */
  signatureLength: number;
  locale: string;
  timeZone: string;
  theme: string;
  reading: string;
  goesToLastPage: boolean;
  hidesOnline: boolean;
  refusesFollowers: boolean;
}

/** Groups that may have a title of their own: from Senior upwards, and staff. */
export const TITLED_GROUPS: readonly string[] = ['senior', 'gold', 'elder', 'administrator', 'super-moderator', 'moderator'];

/**
 * The reader's own settings.
 * @throws Failure `session.required`
 */
export async function readOwnProfile(context: Context): Promise<OwnProfileView> {
  const found = await row<Omit<OwnProfileView, 'mayHaveTitle'> & { groupKey: string }>(
    context.db,
    sql`
    select m.name, m.email, m.email_verified_at is not null as "isEmailVerified", coalesce(m.title, '') as title, m.bio, m.signature, g.signature_length as "signatureLength", g.key as "groupKey",
      coalesce(m.locale, '') as locale, coalesce(m.time_zone, '') as "timeZone", coalesce(m.theme, '') as theme, m.reading,
      m.goes_to_last_page as "goesToLastPage", m.hides_online as "hidesOnline", m.refuses_followers as "refusesFollowers"
    from members m join groups g on g.id = m.group_id where m.id = ${context.viewer.id}::bigint`,
  );
  if (!found) throw new Failure('session.required');
  const { groupKey, ...own } = found;
  return { ...own, mayHaveTitle: TITLED_GROUPS.includes(groupKey) };
}
