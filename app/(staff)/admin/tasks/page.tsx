import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { TaskDesk } from '@/components/merits/task-desk';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { taskDesk } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.tasks'), robots: { index: false } };
}

/** `/admin/tasks` */
export default async function TasksDesk() {
  const [{ frame, shell }, view] = await Promise.all([stage(), taskDesk()]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <TaskDesk view={view} frame={frame} />
    </Page>
  );
}
