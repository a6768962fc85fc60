import { z } from 'zod';
import { followMember, unfollowMember } from '@/core/follows';
import { type Context, execute, Failure } from '@/core/kernel';
import { type ProfileView, readProfile as readProfileOf } from '@/core/members';
import { readLedger } from '@/core/points';
import { apiCursor } from '../api-cursor';
import { endpoint, ok } from '../endpoint';
import { ledgerLine, member, memberShape, pageOf } from '../shapes';

async function find(context: Context, name: string | undefined): Promise<ProfileView> {
  const found = await readProfileOf(context, name ?? '');
  if (!found) throw new Failure('member.not_found');
  return found.profile;
}

export const readMember = endpoint({
  name: 'readMember',
  method: 'GET',
  path: '/members/{name}',
  summary: 'A member with their figures.',
  scope: 'read',
  answer: member,
  run: async ({ context, params, link }) => ok(memberShape(await find(context, params.name), link)),
});

export const readPoints = endpoint({
  name: 'readPoints',
  method: 'GET',
  path: '/members/{name}/points',
  summary: 'The movements of a member’s points, newest first: your own, or anybody’s for staff. Their sums are the balances.',
  scope: 'points',
  query: z.object({ cursor: z.string().optional() }),
  answer: pageOf(ledgerLine),
  run: async ({ context, params, query }) => {
    const { id } = await find(context, params.name);
    const cursors = apiCursor(`points:${id}`);
    const page = await readLedger(context, id, { cursor: cursors.open(query.cursor) });
    const items = page.items.map((line) => ({
      id: line.id,
      rule: line.rule,
      amounts: line.amounts,
      at: line.at.toISOString(),
      isReversal: line.isReversal,
      post: line.post?.id ?? null,
    }));
    return ok({ items, next: cursors.seal(page.next) });
  },
});

const followAnswer = z.object({ name: z.string(), isFollowed: z.boolean(), followers: z.int() });

export const follow = endpoint({
  name: 'followMember',
  method: 'PUT',
  path: '/members/{name}/follow',
  summary: 'Follows a member; again changes nothing.',
  scope: 'write',
  answer: followAnswer,
  run: async ({ context, params }) => {
    const { id, name } = await find(context, params.name);
    const { result } = await execute(context, followMember, { memberId: id });
    return ok({ name, isFollowed: result.isFollowed, followers: result.followers });
  },
});

export const unfollow = endpoint({
  name: 'unfollowMember',
  method: 'DELETE',
  path: '/members/{name}/follow',
  summary: 'Stops following a member; again changes nothing.',
  scope: 'write',
  answer: followAnswer,
  run: async ({ context, params }) => {
    const { id, name } = await find(context, params.name);
    const { result } = await execute(context, unfollowMember, { memberId: id });
    return ok({ name, isFollowed: result.isFollowed, followers: result.followers });
  },
});
