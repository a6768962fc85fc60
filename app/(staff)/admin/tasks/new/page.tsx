import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { TaskForm } from '@/components/merits/task-form';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { taskForm } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.desk.new_task'), robots: { index: false } };
}

/** `/admin/tasks/new` */
export default async function NewTask() {
  const [{ frame, shell }, view] = await Promise.all([stage(), taskForm()]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <TaskForm view={view} frame={frame} />
    </Page>
  );
}
