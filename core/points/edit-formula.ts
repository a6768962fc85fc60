import { z } from 'zod';
import { command, demand, Failure, touch } from '@/core/kernel';
import { formulaFault, formulaToSql } from '@/core/formulas';
import { placeMembers } from '@/core/groups';
import { mustBeAdministrator } from '@/core/permissions';
import { FACTORY_SETTINGS, lockSettings, pointFloorsInput, storeSettings } from '@/core/settings';
import { figureColumn } from './settle-members';
import { levelMembers } from './shortfall';
import { sql } from 'drizzle-orm';

export const formulaInput = z.object({ formula: z.string().trim().min(1, { message: 'input.required' }) });

/** @throws Failure with what is wrong, also at the field */
export function demandFormula(formula: string): void {
  const fault = formulaFault(formula);
  if (fault) throw new Failure(fault.reason, fault.facts, { formula: fault });
}

/** SQL: the total by a formula, of the member under the alias `f`. */
const totalBy = (formula: string) => formulaToSql(formula, figureColumn(sql`f`));

/** Changes the formula of the total; the administrators'. Every total and every rung follow in the same transaction. */
export const editPointsFormula = command({
  name: 'edit-points-formula',
  input: formulaInput,
  prepare: ({ formula }, { viewer }) => {
    demand(mustBeAdministrator(viewer));
    demandFormula(formula);
  },
  facts: (tx) => lockSettings(tx),
  ability: (_before, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, before, { formula }) => {
    await storeSettings(effects, before, { pointsFormula: formula });
    const changed = await placeMembers(effects, totalBy(formula));
    effects.touch(touch.points());
    return { changed };
  },
});

/** Changes the least balances; the administrators'. Who stands below is lifted, who owes and now may, repays; totals follow. */
export const editPointFloors = command({
  name: 'edit-point-floors',
  input: pointFloorsInput,
  facts: (tx) => lockSettings(tx),
  ability: (_before, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, before, pointFloors) => {
    await storeSettings(effects, before, { pointFloors });
    const levelled = await levelMembers(effects, { pointFloors });
    if (levelled) await placeMembers(effects, totalBy(storedFormula(before)));
    effects.touch(touch.points());
    return { levelled };
  },
});

/** The formula as it is stored under the lock: what the context knows of it may be older. */
function storedFormula(before: Awaited<ReturnType<typeof lockSettings>>): string {
  const stored = before.find(({ key }) => key === 'pointsFormula')?.value;
  return typeof stored === 'string' ? stored : FACTORY_SETTINGS.pointsFormula;
}
