import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { TaskForm } from '@/components/merits/task-form';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { taskForm } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.desk.edit_task'), robots: { index: false } };
}

/** `/admin/tasks/{id}` */
export default async function EditTask(props: Props<{ id: string }>) {
  const [{ frame, shell }, view] = await Promise.all([stage(), props.params.then(({ id }) => taskForm(id))]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <TaskForm view={view} frame={frame} />
    </Page>
  );
}
