import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change } from '@/db/rows';
import { audit, command, optional, touch } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';
import { ruleFields, storedRule, withMinutes } from './rule-input';
import { findPlace, type RulePlace } from './rule-place';

const slug = optional(z.string().max(80));

const editRuleInput = withMinutes(ruleFields.extend({ action: z.string(), board: slug }));

/** Sets what an action earns, on the site or in one board; the administrators'. Takes effect with the next award. */
export const editPointRule = command({
  name: 'edit-point-rule',
  input: editRuleInput,
  facts: (tx, { action, board }) => findPlace(tx, action, board),
  ability: (_place, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, { boardId, before }, { action, board, ...fields }) => {
    const rule = storedRule(fields);
    await change(
      effects.tx,
      sql`
      insert into point_rules (board_id, action, cycle, cycle_minutes, cap, dedupe, coins, reputation, contribution, position)
      values (${boardId}::bigint, ${action}, ${rule.cycle}, ${rule.cycleMinutes}::int, ${rule.cap}::int, ${rule.dedupe}, ${rule.coins}::int, ${rule.reputation}::int, ${rule.contribution}::int,
        coalesce((select position from point_rules where action = ${action} and board_id is null), (select max(position) + 1 from point_rules), 0))
      on conflict (coalesce(board_id, 0), action) do update set cycle = excluded.cycle, cycle_minutes = excluded.cycle_minutes, cap = excluded.cap,
        dedupe = excluded.dedupe, coins = excluded.coins, reputation = excluded.reputation, contribution = excluded.contribution`,
    );
    await audit(effects, { action: 'rule.change', object: objectOf(action, board), facts: { before: withoutPlace(before), after: rule } });
    effects.touch(touch.points());
    return { action, board: board ?? null };
  },
});

/** Lets a board follow the site's rule again; without one of its own nothing changes. */
export const removePointRule = command({
  name: 'remove-point-rule',
  input: z.object({ action: z.string(), board: z.string().min(1).max(80) }),
  facts: (tx, { action, board }) => findPlace(tx, action, board),
  ability: (_place, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async (effects, { boardId, before }, { action, board }) => {
    if (before) {
      await change(effects.tx, sql`delete from point_rules where action = ${action} and board_id = ${boardId}::bigint`);
      await audit(effects, {
        action: 'rule.change',
        object: objectOf(action, board),
        facts: { before: withoutPlace(before), after: null },
      });
      effects.touch(touch.points());
    }
    return { action, board };
  },
});

const objectOf = (action: string, board?: string): string => `rule:${action}${board ? `@${board}` : ''}`;

function withoutPlace(rule: RulePlace['before']): object | null {
  if (!rule) return null;
  const { boardId: _boardId, action: _action, ...terms } = rule;
  return terms;
}
