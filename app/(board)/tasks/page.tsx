import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { TasksPage } from '@/components/merits/tasks-page';
import { Page } from '@/components/shell/page';
import { tasksPage } from '@/web/merits/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.tasks.title'), alternates: { canonical: '/tasks' } };
}

/** `/tasks` */
export default async function Tasks() {
  const [{ frame, shell }, view] = await Promise.all([stage(), tasksPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <TasksPage view={view} frame={frame} />
    </Page>
  );
}
