/** Forms about whom and what a member does not want to read. */
import { blockMember, type BlockResult, editMutedWords, unblockMember } from '@/core/blocks';
import { address, type Context, execute, Failure } from '@/core/kernel';
import { findMember } from '@/core/members';
import { form } from '@/web/kernel/form';
import { nextPath } from '@/web/kernel/next-path';
import { textOf } from '@/web/kernel/read-fields';

const HERE = '/settings/blocks';
const told = ({ isBlocked }: BlockResult) => ({ key: isBlocked ? 'blocks.toast.blocked' : 'blocks.toast.unblocked' });

/** POST `/u/{name}/block` with `on`, `next`. A refusal is told where all blocks are. */
export const blockForm = form<BlockResult>({
  page: () => HERE,
  perform: (context, fields, { name }) => setBlock(context, name ?? '', textOf(fields, 'on') !== '0'),
  place: (_result, fields, { name }) => nextPath(textOf(fields, 'next'), address.member(name ?? '')),
  toast: told,
});

/** POST `/settings/blocks/member`: by `name` to block; by `memberId` to unblock, also those who have no name any more. */
export const blocksForm = form<BlockResult>({
  page: () => HERE,
  perform: async (context, fields) => {
    const memberId = textOf(fields, 'memberId');
    if (memberId) return (await execute(context, unblockMember, { memberId })).result;
    return setBlock(context, textOf(fields, 'name') ?? '', true);
  },
  place: () => HERE,
  toast: told,
});

/** POST `/settings/blocks/words` with `words`, one a line. */
export const mutedWordsForm = form({
  command: editMutedWords,
  input: (fields) => ({ words: textOf(fields, 'words') ?? '' }),
  page: () => HERE,
  place: () => HERE,
  toast: () => ({ key: 'blocks.toast.words' }),
});

async function setBlock(context: Context, name: string, on: boolean): Promise<BlockResult> {
  const member = await findMember(context, name.trim().replace(/^@/, ''));
  const unknown = { reason: 'member.not_found' as const };
  if (!member) throw new Failure(unknown.reason, {}, { name: unknown });
  const input = { memberId: member.id };
  return on ? (await execute(context, blockMember, input)).result : (await execute(context, unblockMember, input)).result;
}
