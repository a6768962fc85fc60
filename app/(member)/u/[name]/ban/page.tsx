import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { BanMember } from '@/components/moderation/ban-member';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { banPage } from '@/web/moderation/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('desk.ban'), robots: { index: false } };
}

/** `/u/{name}/ban` */
export default async function Ban({ params }: Props<{ name: string }>) {
  const view = await banPage((await params).name);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <BanMember view={view} frame={frame} />
    </Page>
  );
}
