/** Forms of one's picture. */
import { type AwardNote, execute, Failure } from '@/core/kernel';
import { removeAvatar, setAvatar } from '@/core/members';
import { makeAvatar } from '@/platform/pictures';
import { system } from '@/platform/system';
import { form } from '@/web/kernel/form';
import { textOf } from '@/web/kernel/read-fields';
import type { Toast } from '@/web/kernel/toast';

/** The largest picture of any group; each group's own limit is the command's to know. */
const LARGEST = 8 * 1_048_576;
const page = () => '/settings/profile';

/** POST `/settings/profile/avatar`. Fields: the file `picture`; `zoom`, `x` and `y` say which square of it. */
export const setAvatarForm = form({
  page,
  place: page,
  back: () => '#avatar',
  largestFile: LARGEST,
  perform: async (context, fields, _params, files) => {
    if (!files.picture) throw new Failure('input.required', {}, { picture: { reason: 'input.required' } });
    const order = setAvatar({ make: makeAvatar, storage: system().storage });
    const input = { picture: files.picture, zoom: textOf(fields, 'zoom'), x: textOf(fields, 'x'), y: textOf(fields, 'y') };
    return (await execute(context, order, input)).result;
  },
  toast: ({ awards }) => earned(awards),
});

/** POST `/settings/profile/avatar/remove`. */
export const removeAvatarForm = form({
  page,
  place: page,
  command: removeAvatar,
  input: () => ({}),
  toast: () => ({ key: 'settings.avatar_removed' }),
});

function earned(awards: readonly AwardNote[]): Toast {
  const coins = awards.find(({ held }) => held === null)?.amounts.coins;
  return coins ? { key: 'settings.avatar_saved_earned', values: { coins } } : { key: 'settings.avatar_saved' };
}
