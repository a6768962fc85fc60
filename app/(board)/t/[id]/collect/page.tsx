import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { CollectPage } from '@/components/collections/collect-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { collectPage } from '@/web/collections/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('collections.collect'), robots: { index: false } };
}

/** `/t/{id}/collect` */
export default async function CollectThread({ params }: Props<{ id: string }>) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), collectPage((await params).id)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <CollectPage view={view} frame={frame} />
    </Page>
  );
}
