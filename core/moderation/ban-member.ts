import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { address, audit, command, Failure, idInput, optional } from '@/core/kernel';
import { dropSessions } from '@/core/sessions';
import { lockBanned, mayBan } from './ban-facts';
import { reasonInput } from './reason-input';

const banMemberInput = z.object({
  memberId: idInput,
  reason: reasonInput,
  /** When the ban ends by itself; left out, it does not. */
  until: optional(z.coerce.date({ message: 'input.invalid' })),
});
export type BanMemberInput = z.input<typeof banMemberInput>;

/** Bans a member; the site staff's. Their sessions end at once, and what they had under way is refused. Banned again, reason and end are the new ones. */
export const banMember = command({
  name: 'ban-member',
  input: banMemberInput,
  facts: (tx, { memberId }) => lockBanned(tx, memberId),
  ability: (member, _input, { viewer }) => mayBan(viewer, member),
  run: async (effects, { id: memberId, name }, { reason, until = null }) => {
    const { tx, context, emit } = effects;
    if (until && until <= context.now()) throw new Failure('input.invalid', {}, { until: { reason: 'input.invalid' } });
    await rows(
      tx,
      sql`
      update members set banned_at = ${context.now()}::timestamptz, banned_until = ${until}::timestamptz, ban_reason = ${reason} where id = ${memberId}::bigint`,
    );
    await dropSessions(effects, memberId);
    await audit(effects, { action: 'member.ban', object: `member:${memberId}`, facts: { reason, until } });
    emit({ name: 'member.banned', facts: { memberId, reason, until } });
    return { memberId, url: address.member(name) };
  },
});
