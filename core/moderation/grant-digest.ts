import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { address, audit, command, idInput } from '@/core/kernel';
import { demandMember, mayModerate } from '@/core/permissions';
import { lockThread } from './lock-thread';
import { reasonInput } from './reason-input';

const grantDigestInput = z.object({
  threadId: idInput,
  /** 0 takes the digest away. */
  level: z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^[0-3]$/)
          .transform(Number),
      ],
      { message: 'input.unknown_choice' },
    )
    .refine((level) => [0, 1, 2, 3].includes(level), { message: 'input.unknown_choice' }),
  reason: reasonInput,
});
export type GrantDigestInput = z.input<typeof grantDigestInput>;

/** Marks a thread as featured, level 1 to 3, or as featured no more; the desk's of its board. Points follow the level by the rule `digest`. */
export const grantDigest = command({
  name: 'grant-digest',
  input: grantDigestInput,
  limit: { points: 60, seconds: 60 },
  prepare: (_input, context) => demandMember(context.viewer),
  facts: (tx, input, context) => lockThread(tx, context, input.threadId),
  ability: ({ boardId }, _input, { viewer }) => mayModerate(viewer, boardId),
  run: async (effects, thread, { level, reason }) => {
    const { id: threadId, boardId, firstPostId: postId, authorId, slug, digest: from } = thread;
    const result = { threadId, level, url: address.thread(threadId, slug) };
    if (level === from) return result;
    await rows(effects.tx, sql`update threads set digest_level = ${level}::int where id = ${threadId}::bigint`);
    await audit(effects, { action: 'thread.digest', object: `thread:${threadId}`, facts: { from, level, reason } });
    effects.emit({ name: 'thread.digested', facts: { threadId, boardId, postId, authorId, from, level, reason } });
    return result;
  },
});
