/** What the administration of tasks and medals shows. Never cached; null where a guest was led to the door. */
import { type Context, toId } from '@/core/kernel';
import { readHolders, readMedal, readMedalDesk } from '@/core/medals';
import { readTask, readTaskDesk } from '@/core/tasks';
import { isMissing, type Missing, missing } from '@/web/kernel/answer';
import { type Writing, writingAt } from '@/web/posts/writing';
import { deskContext } from '@/web/staff/reads';

type Desk<View> = Promise<(View & { writing: Writing }) | Missing | null>;

/** `/admin/tasks` */
export const taskDesk = () =>
  at('/admin/tasks', async (context) => {
    const [tasks, { medals }] = await Promise.all([readTaskDesk(context), readMedalDesk(context)]);
    return { tasks, medals: medals.map(({ id, name }) => ({ id, name })) };
  });

/** `/admin/tasks/new`, `/admin/tasks/{id}` */
export const taskForm = (id?: string) =>
  at(`/admin/tasks/${id ?? 'new'}`, async (context) => {
    const view = await readTask(context, id === undefined ? undefined : (toId(id) ?? 0));
    return id !== undefined && !view.task ? missing('task.not_found') : { ...view, timeZone: context.settings.timeZone };
  });

/** `/admin/medals` */
export const medalDesk = () => at('/admin/medals', readMedalDesk);

/** `/admin/medals/new`, `/admin/medals/{id}` */
export const medalForm = (id?: string) =>
  at(`/admin/medals/${id ?? 'new'}`, async (context) => {
    if (id === undefined) return { medal: undefined, holders: [] };
    const medalId = toId(id) ?? 0;
    const [medal, holders] = await Promise.all([readMedal(context, medalId), readHolders(context, medalId)]);
    return medal ? { medal, holders } : missing('medal.not_found');
  });

async function at<View extends object>(path: string, read: (context: Context) => Promise<View | Missing>): Desk<View> {
  const context = await deskContext();
  if (!context || isMissing(context)) return context;
  const view = await read(context);
  return isMissing(view) ? view : { ...view, writing: await writingAt(path) };
}
