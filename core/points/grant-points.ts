import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { nameKey } from '@/core/text';
import { lockBalances } from './balances';
import { MOST_BALANCE, movePoints, type MovementLine } from './move-points';
import { amountInput, MOST } from './rule-input';
import { CURRENCIES, type Currency } from './rules';

const grantInput = z
  .object({
    name: z.string().min(1, { message: 'input.required' }).max(200),
    coins: amountInput,
    reputation: amountInput,
    contribution: amountInput,
    note: z.string().trim().min(2, { message: 'input.too_short' }).max(200, { message: 'input.too_long' }),
  })
  .refine((input) => CURRENCIES.some((currency) => input[currency] !== 0), { message: 'amount.zero', path: ['coins'] });

/** Gives points by hand, or takes some, with a reason that stands in the member's history; the administrators'. */
export const grantPoints = command({
  name: 'grant-points',
  input: grantInput,
  facts: async (tx, { name }) => {
    const member = await row<{ id: number; name: string }>(
      tx,
      sql`select id, name from members where name_key = ${nameKey(name)} and deleted_at is null`,
    );
    if (!member) throw new Failure('member.not_found');
    return { ...member, balances: (await lockBalances(tx, [member.id])).get(member.id)! };
  },
  ability: (_member, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, member, { note, ...amounts }) => {
    const given = CURRENCIES.filter((currency) => amounts[currency] !== 0);
    for (const currency of given) demandRoom(currency, member.balances[currency], amounts[currency]);
    const lines = given.flatMap((currency): MovementLine[] => [
      { memberId: member.id, currency, amount: amounts[currency] },
      { system: 'issue', currency, amount: -amounts[currency] },
    ]);
    const actorId = effects.context.viewer.id || null;
    await movePoints(effects, { rule: 'grant', cause: `member:${member.id}`, actorId, note, lines });
    effects.emit({
      name: 'points.granted',
      facts: { memberId: member.id, amounts: Object.fromEntries(given.map((currency) => [currency, amounts[currency]])), note },
    });
    return { name: member.name };
  },
});

/** @throws Failure `amount.invalid` { minimum, maximum } at the field, where more would not fit into the balance */
function demandRoom(currency: Currency, has: number, amount: number): void {
  if (Math.abs(has + amount) <= MOST_BALANCE || Math.sign(has + amount) !== Math.sign(amount)) return;
  const facts = { minimum: Math.max(-MOST, Math.min(0, -MOST_BALANCE - has)), maximum: Math.min(MOST, Math.max(0, MOST_BALANCE - has)) };
  throw new Failure('amount.invalid', facts, { [currency]: { reason: 'amount.invalid', facts } });
}
