import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row, rows } from '@/db/rows';
import { command, idInput } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { cleanLine, countGraphemes } from '@/core/text';

/** Longest remark, in characters as people count them. */
export const LONGEST_REMARK = 40;

const editFollowInput = z.object({
  memberId: idInput,
  remark: z
    .string()
    .max(LONGEST_REMARK * 20, { message: 'input.too_long' })
    .transform(cleanLine)
    .refine((remark) => countGraphemes(remark) <= LONGEST_REMARK, { message: 'input.too_long', params: { maximum: LONGEST_REMARK } }),
});

/** Notes down who somebody is to oneself: a remark on a member one follows, which nobody else ever reads. */
export const editFollow = command({
  name: 'edit-follow',
  input: editFollowInput,
  limit: { points: 60, seconds: 60 },
  facts: async (tx, { memberId }, { viewer }) => ({
    isFollowed: Boolean(
      await row(
        tx,
        sql`select 1 from follows where follower_id = ${viewer.id}::bigint and followed_id = ${memberId}::bigint for no key update`,
      ),
    ),
  }),
  ability: ({ isFollowed }, _input, { viewer }) => {
    const signedIn = maySignedIn(viewer);
    return signedIn === true && !isFollowed ? { reason: 'member.not_followed' } : signedIn;
  },
  run: async ({ tx, context }, _facts, { memberId, remark }): Promise<{ remark: string }> => {
    await rows(
      tx,
      sql`update follows set remark = ${remark} where follower_id = ${context.viewer.id}::bigint and followed_id = ${memberId}::bigint`,
    );
    return { remark };
  },
});
