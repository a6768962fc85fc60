/** Forms about posts: replying, starting a thread, editing, withdrawing, liking. */
import { type Context, execute } from '@/core/kernel';
import { editPreferences } from '@/core/members';
import { editPost, postReply, type PostReplyResult, withdrawPost } from '@/core/posts';
import { likePost, type LikeResult, unlikePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { form, type Params } from '@/web/kernel/form';
import type { Fields } from '@/web/kernel/kept';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';
import { knownViewer } from '@/web/kernel/viewer';
import { earnedToast } from '@/web/points/earned';

/** POST `/t/{id}/reply` */
export const postReplyForm = form<PostReplyResult>({
  perform: reply,
  page: ({ id }) => `/t/${id}`,
  back: (_params, fields) => `${queryOf(textOf(fields, 'next'))}#reply`,
  place: (result) => result.url,
  keepAs: 'gate',
  toast: ({ awarded }) => earnedToast('posts.toast.replied', awarded),
});

/** POST `/b/{board}/new/submit` */
export const postThreadForm = form({
  command: postThread,
  input: (fields, { board }) => ({ ...fields, board }),
  page: ({ board }) => `/b/${encodeURIComponent(board ?? '')}/new`,
  place: (result) => result.url,
  keepAs: 'gate',
  toast: ({ awarded }) => earnedToast('posts.toast.started', awarded),
});

/** POST `/p/{id}/edit/submit` */
export const editPostForm = form({
  command: editPost,
  input: (fields, { id }) => ({ ...fields, postId: id }),
  page: ({ id }) => `/p/${id}/edit`,
  place: (result) => result.url,
  toast: () => ({ key: 'posts.toast.edited' }),
});

/** POST `/p/{id}/withdraw/submit` */
export const withdrawPostForm = form({
  command: withdrawPost,
  input: (fields, { id }) => ({ reason: textOf(fields, 'reason'), postId: id }),
  page: ({ id }) => `/p/${id}/withdraw`,
  place: (result) => result.url,
  toast: ({ isThread }) => ({ key: isThread ? 'posts.toast.withdrawn_thread' : 'posts.toast.withdrawn' }),
});

/** POST `/p/{id}/likes/set` with `on`: asked twice it is as asked once. */
export const likePostForm = form<LikeResult>({
  perform: async (context, fields, { id }) =>
    (await execute(context, textOf(fields, 'on') === '1' ? likePost : unlikePost, { postId: id })).result,
  page: (_params, fields) => threadOf(fields),
  place: (result, fields) => (threadOf(fields) === `/t/${result.threadId}` ? nextPath(textOf(fields, 'next'), result.url) : result.url),
});

async function reply(context: Context, fields: Fields, { id }: Params): Promise<PostReplyResult> {
  const input = { threadId: id, body: textOf(fields, 'body') ?? '', lang: textOf(fields, 'lang'), replyToId: textOf(fields, 'replyTo') };
  const key = textOf(fields, 'repeat');
  const { result } = await execute(context, postReply, input, { repeatKey: key && /^[\w-]{8,100}$/.test(key) ? key : undefined });
  await rememberChoice(context, fields);
  return result;
}

/** "After replying go to the last page" is remembered as it was last ticked (B3). */
async function rememberChoice(context: Context, fields: Fields): Promise<void> {
  if (!textOf(fields, 'lastPageAsked')) return;
  const goesToLastPage = textOf(fields, 'lastPage') === '1';
  if ((await knownViewer())?.preferences.goesToLastPage !== goesToLastPage) await execute(context, editPreferences, { goesToLastPage });
}

/** The thread that a form stood on, as its reply box calls it. */
function threadOf(fields: Fields): string {
  return /^\/t\/\d+/.exec(nextPath(textOf(fields, 'next')))?.[0] ?? '/';
}

function queryOf(next: string | undefined): string {
  return /\?[^#]*/.exec(nextPath(next))?.[0] ?? '';
}
