import { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import { row } from '@/db/rows';
import { sql } from 'drizzle-orm';
import { type Context, Failure, isBannedNow, type Verdict } from '@/core/kernel';
import { positiveAmountInput } from '@/core/points';
import { cleanLine, countGraphemes, nameKey } from '@/core/text';
import type { Receiver } from './transfer-policy';

const MOST_NOTE = 80;

export const transferInput = z.object({
  /** The receiver's name, in any case or form. */
  to: z
    .string({ message: 'input.required' })
    .max(200, { message: 'input.too_long' })
    .transform(cleanLine)
    .refine(Boolean, { message: 'input.required' }),
  amount: positiveAmountInput('transfer.zero'),
  note: z
    .string()
    .max(4_000, { message: 'input.too_long' })
    .transform(cleanLine)
    .refine((note) => countGraphemes(note, MOST_NOTE) <= MOST_NOTE, { message: 'input.too_long', params: { maximum: MOST_NOTE } })
    .default(''),
});
export type TransferInput = z.input<typeof transferInput>;

/**
 * Who would get the coins. Somebody who is gone is not found; with `id`, so is somebody else who took the name meanwhile.
 * @throws Failure `member.not_found`, with the field `to`
 */
export async function findReceiver(db: Db | Tx, { viewer, now }: Context, name: string, id: number | null = null): Promise<Receiver> {
  const key = nameKey(name);
  const found = await row<Receiver>(
    db,
    sql`
    select m.id, m.name, ${isBannedNow(now())} as "isBanned",
      exists (select 1 from member_blocks b where b.member_id = m.id and b.blocked_id = ${viewer.id}::bigint) as "blocksYou"
    from members m join groups g on g.id = m.group_id where m.name_key = ${key} and m.deleted_at is null and (${id}::bigint is null or m.id = ${id}::bigint)`,
  );
  if (!found) throw new Failure('member.not_found', {}, { to: { reason: 'member.not_found' } });
  return found;
}

/** The field that a refusal is about, so that the form can say it there. */
const FIELDS: Record<string, 'to' | 'amount'> = {
  'transfer.self': 'to',
  'transfer.receiver_banned': 'to',
  'member.blocks_you': 'to',
  'transfer.too_small': 'amount',
  'points.too_few': 'amount',
};

/** @throws Failure of the verdict, with its field */
export function demandField(verdict: Verdict): void {
  if (verdict === true) return;
  const { reason, facts } = verdict;
  const field = FIELDS[reason];
  throw new Failure(reason, facts, field ? { [field]: { reason, facts } } : {});
}
