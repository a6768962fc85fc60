import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, Failure } from '@/core/kernel';
import type { ProfileField } from './views';
import { mayIn } from '@/core/permissions';

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
  /** Name of the uploaded picture; null = the seal. */
  avatar: string | null;
  /** Largest picture that the group may upload, in bytes; 0 = none. */
  maxImageBytes: number;
  fields: Partial<Record<ProfileField, string>>;
  mayHaveWebsite: boolean;
  locale: string;
  timeZone: string;
  theme: string;
  reading: string;
  goesToLastPage: boolean;
  hidesOnline: boolean;
  /** Whether the group may be invisible. */
  mayHide: boolean;
  refusesFollowers: boolean;
}

/**
 * The reader's own settings.
 * @throws Failure `session.required`
 */
export async function readOwnProfile(context: Context): Promise<OwnProfileView> {
  const found = await row<Omit<OwnProfileView, 'mayHaveTitle' | 'mayHaveWebsite' | 'mayHide'>>(
    context.db,
    sql`
    select m.name, m.email, m.email_verified_at is not null as "isEmailVerified", coalesce(m.title, '') as title, m.bio, m.signature, g.signature_length as "signatureLength", m.avatar, m.profile as fields,
      g.max_image_bytes as "maxImageBytes",
      coalesce(m.locale, '') as locale, coalesce(m.time_zone, '') as "timeZone", coalesce(m.theme, '') as theme, m.reading,
      m.goes_to_last_page as "goesToLastPage", m.hides_online as "hidesOnline", m.refuses_followers as "refusesFollowers"
    from members m join groups g on g.id = m.group_id where m.id = ${context.viewer.id}::bigint`,
  );
  if (!found) throw new Failure('session.required');
  const may = (right: 'member.title' | 'profile.website' | 'online.hide') => mayIn(context.viewer, right) === true;
  return { ...found, mayHaveTitle: may('member.title'), mayHaveWebsite: may('profile.website'), mayHide: may('online.hide') };
}
