/** Forms of following threads, boards and tags, and of the remark on a member. What is refused without script is said on one's own feed. */
import { editFollow, followTag, type TagFollowResult, unfollowTag, watchBoard, watchThread } from '@/core/follows';
import { address, execute, Failure } from '@/core/kernel';
import { findMember } from '@/core/members';
import { form } from '@/web/kernel/form';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

const REFUSED_ON = '/following';

/** POST `/t/{id}/follow` with `level`, `next`. */
export const watchThreadForm = form({
  command: watchThread,
  input: (fields, { id }) => ({ threadId: id, level: textOf(fields, 'level') }),
  page: () => REFUSED_ON,
  place: (_result, fields, { id }) => nextPath(textOf(fields, 'next'), `/t/${id}`),
  toast: ({ level }) => ({ key: `follows.toast.${level}` }),
});

/** POST `/b/{board}/follow` with `level`, `next`. */
export const watchBoardForm = form({
  command: watchBoard,
  input: (fields, { board }) => ({ board, level: textOf(fields, 'level') }),
  page: () => REFUSED_ON,
  place: (_result, fields, { board }) => nextPath(textOf(fields, 'next'), address.board(board ?? '')),
  toast: ({ level }) => ({ key: `follows.toast.${level}` }),
});

/** POST `/tags/{tag}/follow` with `on` = `1` or `0`, `next`. */
export const followTagForm = form<TagFollowResult>({
  page: () => REFUSED_ON,
  perform: async (context, fields, { tag }) =>
    (await execute(context, textOf(fields, 'on') === '0' ? unfollowTag : followTag, { tag })).result,
  place: (_result, fields, { tag }) => nextPath(textOf(fields, 'next'), address.tag(tag ?? '')),
});

/** POST `/u/{name}/remark/submit` with `remark`. */
export const editFollowForm = form<{ remark: string }>({
  page: ({ name }) => `${address.member(name ?? '')}/remark`,
  perform: async (context, fields, { name }) => {
    const member = await findMember(context, name ?? '');
    if (!member) throw new Failure('member.not_found');
    return (await execute(context, editFollow, { memberId: member.id, remark: textOf(fields, 'remark') ?? '' })).result;
  },
  place: (_result, _fields, { name }) => address.member(name ?? ''),
  toast: () => ({ key: 'follows.toast.remark' }),
});
