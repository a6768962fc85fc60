/** Forms of one's picture. */
import { execute, Failure } from '@/core/kernel';
import { removeAvatar, setAvatar } from '@/core/members';
import { makeAvatar } from '@/platform/pictures';
import { system } from '@/platform/system';
import { form } from '@/web/kernel/form';
import { textOf } from '@/web/kernel/read-fields';
import { earnedToast } from '@/web/points/earned';

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
  toast: ({ awards }) => earnedToast('settings.avatar_saved', awards),
});

/** POST `/settings/profile/avatar/remove`. */
export const removeAvatarForm = form({
  page,
  place: page,
  command: removeAvatar,
  input: () => ({}),
  toast: () => ({ key: 'settings.avatar_removed' }),
});
