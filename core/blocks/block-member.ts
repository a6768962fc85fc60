import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row, together } from '@/db/rows';
import { command, type Context, Failure, idInput, type Verdict } from '@/core/kernel';
import { maySignedIn } from '@/core/permissions';
import { lockPair } from './is-blocked';

const blockInput = z.object({ memberId: idInput });
/** They are carried with every request of the member, and listed on one page. */
const MOST_BLOCKED = 500;

export interface BlockResult {
  isBlocked: boolean;
}

interface Facts {
  blocked: number;
  isBlocked: boolean;
}

/**
 * Blocks a member; again changes nothing. Staff can be blocked like anybody: what they write folds, what they do as staff is told all the same
 * (the notices see to that). The other is not told, and no longer follows.
 */
export const blockMember = command({
  name: 'block-member',
  input: blockInput,
  limit: { points: 60, seconds: 60 },
  facts: blockFacts,
  ability: (facts, { memberId }, { viewer }): Verdict => {
    const signedIn = maySignedIn(viewer);
    if (signedIn !== true) return signedIn;
    if (viewer.id === memberId) return { reason: 'member.self_block' };
    return facts.isBlocked || facts.blocked < MOST_BLOCKED ? true : { reason: 'blocks.too_many', facts: { most: MOST_BLOCKED } };
  },
  run: async ({ tx, context, emit }, _facts, { memberId: blockedId }): Promise<BlockResult> => {
    const memberId = context.viewer.id;
    const added = await change(
      tx,
      sql`insert into member_blocks (member_id, blocked_id, created_at) values (${memberId}::bigint, ${blockedId}::bigint, ${context.now()}::timestamptz) on conflict do nothing`,
    );
    if (added) emit({ name: 'member.blocked', facts: { memberId, blockedId } });
    return { isBlocked: true };
  },
});

/** Blocks a member no longer; again changes nothing. A follow that the block ended does not come back. */
export const unblockMember = command({
  name: 'unblock-member',
  input: blockInput,
  limit: { points: 60, seconds: 60 },
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context }, _facts, { memberId }): Promise<BlockResult> => {
    await change(tx, sql`delete from member_blocks where member_id = ${context.viewer.id}::bigint and blocked_id = ${memberId}::bigint`);
    return { isBlocked: false };
  },
});

async function blockFacts(tx: Tx, { memberId }: { memberId: number }, { viewer }: Context): Promise<Facts> {
  // In one packet: the second statement sees what stands when the lock is had.
  const [, found] = await together(tx, () => [
    lockPair(tx, { memberId, byId: viewer.id }),
    row<Facts>(
      tx,
      sql`
      select (select count(*)::int from member_blocks mb where mb.member_id = ${viewer.id}::bigint) as blocked,
        exists (select 1 from member_blocks mb where mb.member_id = ${viewer.id}::bigint and mb.blocked_id = m.id) as "isBlocked"
      from members m where m.id = ${memberId}::bigint and m.deleted_at is null`,
    ),
  ]);
  if (!found) throw new Failure('member.not_found');
  return found;
}
