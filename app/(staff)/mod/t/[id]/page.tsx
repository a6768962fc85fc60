import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { ThreadDesk } from '@/components/moderation/thread-desk';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { deskPage } from '@/web/moderation/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('desk.title'), robots: { index: false } };
}

/** `/mod/t/{id}` */
export default async function Desk({ params }: Props<{ id: string }>) {
  const view = await deskPage((await params).id);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <ThreadDesk view={view} frame={frame} />
    </Page>
  );
}
