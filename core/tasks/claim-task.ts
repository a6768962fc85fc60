import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import type { Localized } from '@/db/schema';
import { command, type Effects, Failure, idInput, spokenText, touch } from '@/core/kernel';
import { mayTake } from '@/core/permissions';
import { movePoints, type PointAmounts } from '@/core/points';
import { amountsOfTask, isOpenNow, isOpenToMe, progressOf } from './progress';

export interface ClaimTaskResult {
  amounts: PointAmounts;
}

interface Facts {
  target: number;
  done: number;
  amounts: PointAmounts;
  isOpen: boolean;
  isOpenToMe: boolean;
  /** The least group; null = everybody. */
  groupKey: string | null;
  groupName: Localized | null;
  isClaimed: boolean;
  /** First day of the period. */
  periodStart: string;
}

/** Takes the reward of a task that is done; once a period. */
export const claimTask = command({
  name: 'claim-task',
  input: z.object({ taskId: idInput }),
  limit: { points: 60, seconds: 60 },
  facts: async (tx, { taskId }, context) => {
    const found = await row<Facts>(
      tx,
      sql`
      select t.target, p.done, ${amountsOfTask} as amounts, ${isOpenNow(context)} as "isOpen", ${isOpenToMe} as "isOpenToMe", fg.key as "groupKey", fg.name as "groupName", s.period_start::text as "periodStart",
        exists (select 1 from task_claims c where c.task_id = t.id and c.member_id = me.id and c.period_start = s.period_start) as "isClaimed"
      from tasks t ${progressOf(context)} left join groups fg on fg.id = t.from_group_id where t.id = ${taskId}::bigint for share of t`,
    );
    if (!found) throw new Failure('task.not_found');
    return found;
  },
  ability: (facts, _input, context) => {
    const may = mayTake(context.viewer);
    if (may !== true) return may;
    if (!facts.isOpen) return { reason: 'task.closed' };
    if (facts.isClaimed) return { reason: 'task.claimed' };
    if (!facts.isOpenToMe)
      return { reason: 'task.group', facts: { group: facts.groupKey ?? '', needs: spokenText(context, facts.groupName ?? {}) } };
    const { done, target } = facts;
    return done >= target ? true : { reason: 'task.not_done', facts: { done, target } };
  },
  run: async (effects, { amounts, periodStart }, { taskId }): Promise<ClaimTaskResult> => {
    const { tx, context, emit, touch: purge } = effects;
    const memberId = context.viewer.id;
    const made = await row(
      tx,
      sql`
      insert into task_claims (task_id, member_id, period_start, at)
      values (${taskId}::bigint, ${memberId}::bigint, ${periodStart}::date, ${context.now()}::timestamptz) on conflict do nothing returning id`,
    );
    if (!made) throw new Failure('task.claimed');
    await pay(effects, amounts, `task:${taskId}:${periodStart}:${memberId}`);
    purge(touch.member(memberId));
    emit({ name: 'task.claimed', facts: { memberId, taskId, amounts } });
    return { amounts };
  },
});

/** A task may give nothing but a medal. */
async function pay(effects: Effects, amounts: PointAmounts, cause: string): Promise<void> {
  const memberId = effects.context.viewer.id;
  const lines = (Object.entries(amounts) as [keyof PointAmounts, number][]).flatMap(([currency, amount]) => [
    { memberId, currency, amount },
    { system: 'issue' as const, currency, amount: -amount },
  ]);
  if (lines.length) await movePoints(effects, { rule: 'task', cause, actorId: memberId, lines });
}
