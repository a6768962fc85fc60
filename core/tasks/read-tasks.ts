import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Context, isMember } from '@/core/kernel';
import { amountsOfTask, isOpenNow, isOpenToMe, progressOf } from './progress';
import type { TaskListView, TaskRowView } from './views';

type Row = Omit<TaskRowView, 'mine' | 'closesAt'> &
  NonNullable<TaskRowView['mine']> & { isOpen: boolean; opensAt: Date | null; closesAt: Date | null };

/** The tasks that are open, with how far the reader is; open to everybody. One query, whatever their number. */
export async function readTasks(context: Context): Promise<TaskListView> {
  const found = await rows<Row>(
    context.db,
    sql`
    select t.id, t.title, t.description, t.measure, t.target, t.period, ${amountsOfTask} as amounts, t.opens_at as "opensAt", t.closes_at as "closesAt",
      ${isOpenNow(context)} as "isOpen", p.done, ${isOpenToMe} as "isOpenToMe", fg.name as "fromGroup",
      case when md.id is not null then jsonb_build_object('id', md.id, 'name', md.name, 'description', md.description, 'sign', md.sign, 'pigment', md.pigment) end as medal,
      exists (select 1 from task_claims c where c.task_id = t.id and c.member_id = me.id and c.period_start = s.period_start) as "isClaimed"
    from tasks t ${progressOf(context)} left join groups fg on fg.id = t.from_group_id left join medals md on md.id = t.medal_id and md.is_open
    where t.is_open and coalesce(t.closes_at > ${context.now()}::timestamptz, true)
    order by t.position, t.id`,
  );
  const now = context.now().getTime();
  const edges = found
    .flatMap(({ opensAt, closesAt }) => [opensAt, closesAt])
    .flatMap((at) => (at && at.getTime() > now ? [at.getTime()] : []));
  return {
    tasks: found
      .filter(({ isOpen }) => isOpen)
      .map(({ isOpen: _isOpen, opensAt: _opensAt, done, isClaimed, isOpenToMe: isMine, ...task }) => ({
        ...task,
        mine: isMember(context.viewer) ? { done, isClaimed, isOpenToMe: isMine } : null,
      })),
    changesAt: edges.length ? new Date(Math.min(...edges)) : null,
  };
}
