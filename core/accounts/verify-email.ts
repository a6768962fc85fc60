/** The second half of proving an address: the link comes back. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import { change, row } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { secretHash } from '@/core/sessions';
import { heldByAnother, lockAddress } from './hold-address';

interface Link {
  memberId: number;
  emailKey: string;
}

/**
 * Proves an address by its link: whoever has the mail has the right. The address is theirs from then on: whoever noted it without proving it holds
 * it no more; from whoever has proven it nobody takes it. Of several at once one holds it.
 */
export const verifyEmail = command({
  name: 'verify-email',
  input: z.object({ token: z.string().max(200) }),
  limit: { points: 30, seconds: 600 },
  facts: async (tx, { token }, context) => {
    const seen = await openLink(tx, token, context.now());
    if (!seen) throw new Failure('email.link_gone');
    await lockAddress(tx, seen.emailKey);
    // Asked again behind the lock; the member's row first, as whoever asks for another link takes it.
    await row(tx, sql`select 1 from members where id = ${seen.memberId}::bigint for no key update`);
    const found = await openLink(tx, token, context.now());
    if (!found) throw new Failure('email.link_gone');
    return found;
  },
  ability: () => true,
  run: async ({ tx, context, emit }, { memberId, emailKey }, { token }) => {
    const now = context.now();
    await change(tx, sql`update email_tokens set used_at = ${now}::timestamptz where token_hash = ${secretHash(token)}`);
    await change(tx, sql`update members set email_key = null where email_key = ${emailKey} and id <> ${memberId}::bigint`);
    await change(
      tx,
      sql`update members set email_key = ${emailKey} where id = ${memberId}::bigint and email_key is distinct from ${emailKey}`,
    );
    const first = await change(
      tx,
      sql`update members set email_verified_at = ${now}::timestamptz where id = ${memberId}::bigint and email_verified_at is null`,
    );
    if (first) emit({ name: 'email.verified', facts: { memberId } });
    return { memberId };
  },
});

/** Whether a link still works. */
export const isVerificationOpen = async (db: Db, token: string, now: Date): Promise<boolean> => Boolean(await openLink(db, token, now));

/** Neither used nor old, of the address that the member has now, which nobody else has proven meanwhile. */
const openLink = (db: Db | Tx, token: string, now: Date): Promise<Link | undefined> =>
  row<Link>(
    db,
    sql`
    select e.member_id as "memberId", e.email_key as "emailKey" from email_tokens e join members m on m.id = e.member_id and m.email = e.email_key
    where e.token_hash = ${secretHash(token)} and e.used_at is null and e.expires_at > ${now}::timestamptz and m.deleted_at is null
      and not ${heldByAnother(sql`e.email_key`)}`,
  );
