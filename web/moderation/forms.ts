/** Forms of the desk: featuring, moving, restoring, banning. */
import { type Context, execute, Failure } from '@/core/kernel';
import { findMember } from '@/core/members';
import { banMember, grantDigest, moveThread, unbanMember } from '@/core/moderation';
import { restorePost } from '@/core/posts';
import { form } from '@/web/kernel/form';
import { textOf } from '@/web/kernel/read-fields';

const DAY = 86_400_000;
/** Choices of the form; '' = no end. */
const DAYS = ['', '1', '3', '7', '30', '90', '365'];

/** POST `/mod/t/{id}/digest`. Fields: `level`, `reason`. */
export const grantDigestForm = form({
  command: grantDigest,
  input: (fields, { id }) => ({ threadId: id, level: textOf(fields, 'level'), reason: textOf(fields, 'reason') }),
  page: ({ id }) => `/mod/t/${id}`,
  place: (result) => result.url,
  toast: () => ({ key: 'desk.toast.digested' }),
});

/** POST `/mod/t/{id}/move`. Fields: `board`, `reason`. */
export const moveThreadForm = form({
  command: moveThread,
  input: (fields, { id }) => ({ threadId: id, board: textOf(fields, 'board'), reason: textOf(fields, 'reason') }),
  page: ({ id }) => `/mod/t/${id}`,
  place: (result) => result.url,
  toast: () => ({ key: 'desk.toast.moved' }),
});

/** POST `/p/{id}/restore/submit`. */
export const restorePostForm = form({
  command: restorePost,
  input: (_fields, { id }) => ({ postId: id }),
  page: ({ id }) => `/p/${id}/restore`,
  place: (result) => result.url,
  toast: () => ({ key: 'desk.toast.restored' }),
});

const pageOf = ({ name = '' }: Record<string, string>): string => `/u/${encodeURIComponent(name)}/ban`;

/** POST `/u/{name}/ban/submit`. Fields: `reason`, `days`. */
export const banMemberForm = form({
  page: pageOf,
  perform: async (context, fields, { name }) => {
    const days = textOf(fields, 'days') ?? '';
    if (!DAYS.includes(days)) throw new Failure('input.unknown_choice', {}, { days: { reason: 'input.unknown_choice' } });
    const until = days ? new Date(context.now().getTime() + Number(days) * DAY) : undefined;
    const memberId = await idOf(context, name);
    return (await execute(context, banMember, { memberId, reason: textOf(fields, 'reason'), until })).result;
  },
  place: (result) => result.url,
  toast: () => ({ key: 'desk.toast.banned' }),
});

/** POST `/u/{name}/ban/end`. */
export const unbanMemberForm = form({
  page: pageOf,
  perform: async (context, _fields, { name }) => (await execute(context, unbanMember, { memberId: await idOf(context, name) })).result,
  place: (result) => result.url,
  toast: () => ({ key: 'desk.toast.unbanned' }),
});

async function idOf(context: Context, name = ''): Promise<number> {
  const member = await findMember(context, name);
  if (!member) throw new Failure('member.not_found');
  return member.id;
}
