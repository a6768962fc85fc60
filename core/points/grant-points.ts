import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { command, Failure } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { nameKey } from '@/core/text';
import { movePoints, type MovementLine } from './move-points';
import { amountInput } from './rule-input';
import { CURRENCIES } from './rules';

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
    return member;
  },
  ability: (_member, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, member, { note, ...amounts }) => {
    const given = CURRENCIES.filter((currency) => amounts[currency] !== 0);
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
