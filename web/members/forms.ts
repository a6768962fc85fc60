/** Forms about oneself and about others: profile, account, following. */
import { followMember, type FollowResult, unfollowMember } from '@/core/follows';
import { address, execute, Failure } from '@/core/kernel';
import { editPreferences, editProfile, findMember, PROFILE_FIELDS } from '@/core/members';
import { form } from '@/web/kernel/form';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

/** `/u/{name}/follow`. Fields: `on` = `1` or `0`, `next`. */
export const followForm = form<FollowResult>({
  // As with its siblings of threads, boards and tags: one's own feed says a refusal, and no page of somebody else's would.
  page: () => '/following',
  perform: async (context, fields, { name }) => {
    const member = await findMember(context, name ?? '');
    if (!member) throw new Failure('member.not_found');
    const order = textOf(fields, 'on') === '0' ? unfollowMember : followMember;
    return (await execute(context, order, { memberId: member.id })).result;
  },
  place: (_result, fields, { name }) => nextPath(textOf(fields, 'next'), address.member(name ?? '')),
});

/** Fields: `bio`, `title`, `signature`, the fields of the profile, and the boxes `hidesOnline`, `refusesFollowers`: not sent = not ticked. */
export const editProfileForm = form({
  page: () => '/settings/profile',
  command: editProfile,
  input: (fields) => ({
    bio: textOf(fields, 'bio'),
    title: textOf(fields, 'title'),
    signature: textOf(fields, 'signature'),
    ...Object.fromEntries(PROFILE_FIELDS.map((name) => [name, textOf(fields, name)])),
    hidesOnline: textOf(fields, 'hidesOnline') !== undefined,
    refusesFollowers: textOf(fields, 'refusesFollowers') !== undefined,
  }),
  place: () => '/settings/profile',
  toast: () => ({ key: 'settings.saved' }),
});

/** Fields: `locale`, `timeZone`, and the box `goesToLastPage`. */
export const editAccountForm = form({
  page: () => '/settings/account',
  command: editPreferences,
  input: (fields) => ({
    locale: textOf(fields, 'locale'),
    timeZone: textOf(fields, 'timeZone'),
    goesToLastPage: textOf(fields, 'goesToLastPage') !== undefined,
  }),
  place: () => '/settings/account',
  toast: () => ({ key: 'settings.saved' }),
});
