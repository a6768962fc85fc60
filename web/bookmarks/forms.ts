/** Forms about what a member keeps. */
import { type BookmarkResult, editBookmark, postBookmark, withdrawBookmark } from '@/core/bookmarks';
import { execute } from '@/core/kernel';
import { form } from '@/web/kernel/form';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

/** POST `/p/{id}/bookmark/set` with `on` and `next`: asked twice it is as asked once. */
export const setBookmarkForm = form<BookmarkResult>({
  perform: async (context, fields, { id }) =>
    textOf(fields, 'on') === '1'
      ? (await execute(context, postBookmark, { postId: id })).result
      : (await execute(context, withdrawBookmark, { postId: id })).result,
  // A thread's page tells a refusal at its reply box.
  page: (_params, fields) => /^\/t\/\d+/.exec(nextPath(textOf(fields, 'next')))?.[0] ?? '/bookmarks',
  place: ({ postId }, fields) => nextPath(textOf(fields, 'next'), `/p/${postId}`),
  toast: ({ isBookmarked }) => ({ key: isBookmarked ? 'bookmarks.toast.saved' : 'bookmarks.toast.removed' }),
});

/** POST `/p/{id}/bookmark/submit` with `note`, `remind`, `remindOn`. */
export const editBookmarkForm = form({
  command: editBookmark,
  input: (fields, { id }) => ({
    postId: id,
    note: textOf(fields, 'note') ?? '',
    remind: textOf(fields, 'remind') ?? 'keep',
    remindOn: textOf(fields, 'remindOn'),
  }),
  page: ({ id }) => `/p/${id}/bookmark`,
  place: () => '/bookmarks',
  toast: () => ({ key: 'bookmarks.toast.edited' }),
});
