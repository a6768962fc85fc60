import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, Failure, touch } from '@/core/kernel';
import { mayIn, maySignedIn } from '@/core/permissions';
import { cleanLine, cleanText, countGraphemes } from '@/core/text';
import { PROFILE_FIELDS, type ProfileField } from './views';

const BIO = 500;
const TITLE = 20;

/** A text of at most so many characters as people count them. */
const text = (clean: (text: string) => string, maximum: number) =>
  z
    .string()
    .max(maximum * 20, { message: 'input.too_long' })
    .transform(clean)
    .refine((value) => countGraphemes(value) <= maximum, { message: 'input.too_long', params: { maximum } });

/** A box that is ticked, or not sent at all. */
const box = z.union([z.boolean(), z.string()]).transform((value) => value === true || value === 'on' || value === '1' || value === 'true');

/** Only a plain address of the web: no other scheme, no name and password in it. */
function isWebsite(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && hostname.includes('.');
}

const editProfileInput = z.object({
  bio: text(cleanText, BIO).optional(),
  title: text(cleanLine, TITLE).optional(),
  signature: text(cleanText, 500).optional(),
  location: text(cleanLine, 40).optional(),
  website: text(cleanLine, 200)
    .refine((value) => value === '' || isWebsite(value), { message: 'profile.website' })
    .optional(),
  occupation: text(cleanLine, 40).optional(),
  interests: text(cleanLine, 100).optional(),
  hidesOnline: box.optional(),
  refusesFollowers: box.optional(),
});
export type EditProfileInput = z.input<typeof editProfileInput>;

/**
 * Changes what others see of oneself; what is left out stays. Title, website and signature as far as the group may have them; what an
 * earlier group left can always be emptied.
 */
export const editProfile = command({
  name: 'edit-profile',
  input: editProfileInput,
  limit: { points: 20, seconds: 60 },
  facts: async (tx, _input, { viewer }) => {
    const found = await row<{ signatureLength: number; website: string | null }>(
      tx,
      sql`
      select g.signature_length as "signatureLength", m.profile->>'website' as website from members m join groups g on g.id = m.group_id where m.id = ${viewer.id}::bigint for no key update of m`,
    );
    return found ?? null;
  },
  ability: (_facts, _input, { viewer }) => (viewer.isBanned ? { reason: 'member.banned' } : maySignedIn(viewer)),
  run: async ({ tx, context, touch: touched }, facts, input) => {
    if (!facts) throw new Failure('session.required');
    if (input.signature && countGraphemes(input.signature) > facts.signatureLength) {
      const refused = { reason: 'input.too_long' as const, facts: { maximum: facts.signatureLength } };
      throw new Failure(refused.reason, refused.facts, { signature: refused });
    }
    // Addresses are what spammers come for: they are a gain of the first rung, as coining tags is.
    const mayLink = input.website && input.website !== facts.website ? mayIn(context.viewer, 'profile.website') : true;
    if (mayLink !== true) throw new Failure(mayLink.reason, mayLink.facts, { website: mayLink });
    const title = input.title === '' || mayIn(context.viewer, 'member.title') === true ? input.title : undefined;
    // Whoever may be invisible no longer can still show up again.
    const hides = input.hidesOnline && mayIn(context.viewer, 'online.hide') !== true ? undefined : input.hidesOnline;
    await rows(
      tx,
      sql`
      update members set bio = coalesce(${input.bio ?? null}::text, bio), signature = coalesce(${input.signature ?? null}::text, signature),
        title = nullif(coalesce(${title ?? null}::text, title), ''),
        profile = jsonb_strip_nulls(profile || ${JSON.stringify(fieldsIn(input))}::jsonb),
        hides_online = coalesce(${hides ?? null}::boolean, hides_online),
        refuses_followers = coalesce(${input.refusesFollowers ?? null}::boolean, refuses_followers)
      where id = ${context.viewer.id}::bigint`,
    );
    touched(touch.member(context.viewer.id));
  },
});

/** Fields as they are stored: an emptied one goes, one that was not sent stays. */
function fieldsIn(input: Partial<Record<ProfileField, string>>): Partial<Record<ProfileField, string | null>> {
  return Object.fromEntries(PROFILE_FIELDS.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name] || null]])));
}
