/** What the pages of check-ins, tasks, medals and leaderboards show; all are open to guests. */
import { type CheckInsView, readCheckIns } from '@/core/check-ins';
import { type Context, isMember, touch } from '@/core/kernel';
import { LEADER_SPANS, LEADERS, type LeadersView, readLeaders } from '@/core/leaders';
import { type MedalListView, readMedals } from '@/core/medals';
import { readTasks, type TaskListView } from '@/core/tasks';
import { dependsOn, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { type Writing, writingAt } from '@/web/posts/writing';
import { one, type Params } from '@/web/threads/list-params';

/** A page with a form for members. */
type WithWriting<View> = View & { writing: Writing };

/** `/check-in` */
export async function checkInPage(): Promise<WithWriting<CheckInsView>> {
  const context = await merits(touch.checkIns(), touch.day());
  const [view, writing] = await Promise.all([readCheckIns(context), writingAt('/check-in')]);
  return { ...view, writing };
}

/** `/tasks` */
export async function tasksPage(): Promise<WithWriting<TaskListView>> {
  const context = await merits(touch.tasks(), touch.medals(), touch.points(), touch.day());
  const [view, writing] = await Promise.all([readTasks(context), writingAt('/tasks')]);
  timed(context, view.changesAt);
  return { ...view, writing };
}

/** `/medals` */
export async function medalsPage(): Promise<WithWriting<MedalListView>> {
  const context = await merits(touch.medals(), touch.day());
  const [view, writing] = await Promise.all([readMedals(context), writingAt('/medals')]);
  timed(context, view.changesAt);
  return { ...view, writing };
}

/** `/members/top`. What nobody ranks by is as good as not asked. */
export async function leadersPage(params: Params): Promise<LeadersView> {
  const context = await merits(touch.leaders(), touch.lists(), touch.points());
  const by = LEADERS.find((each) => each === one(params.by)) ?? 'points';
  const span = LEADER_SPANS.find((each) => each === one(params.span)) ?? 'all';
  return readLeaders(context, { by, span });
}

async function merits(...tags: string[]): Promise<Context> {
  const context = await requestContext();
  dependsOn(touch.settings(), ...tags);
  if (isMember(context.viewer)) dependsOn(touch.member(context.viewer.id));
  return context;
}

const DAY_MS = 86_400_000;

/** What changes by itself before the tag of the day is purged is never kept: nothing else would purge it in time. */
export function timed({ now }: Context, changesAt: Date | null): void {
  if (changesAt && changesAt.getTime() - now().getTime() < DAY_MS + 3_600_000) neverCached();
}
