import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { address, audit, command, idInput } from '@/core/kernel';
import { lockBanned, mayBan } from './ban-facts';

/** Ends a ban; the site staff's. Without a ban nothing changes. */
export const unbanMember = command({
  name: 'unban-member',
  input: z.object({ memberId: idInput }),
  facts: (tx, { memberId }) => lockBanned(tx, memberId),
  ability: (member, _input, { viewer }) => mayBan(viewer, member),
  run: async (effects, { id: memberId, name, isBanned }) => {
    const result = { memberId, url: address.member(name) };
    if (!isBanned) return result;
    await rows(effects.tx, sql`update members set banned_at = null, banned_until = null, ban_reason = null where id = ${memberId}::bigint`);
    await audit(effects, { action: 'member.unban', object: `member:${memberId}`, facts: {} });
    effects.emit({ name: 'member.unbanned', facts: { memberId } });
    return result;
  },
});
