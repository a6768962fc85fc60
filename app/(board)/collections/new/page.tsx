import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { CollectionForm } from '@/components/collections/collection-form';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { newCollectionPage } from '@/web/collections/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('collections.begin'), robots: { index: false } };
}

/** `/collections/new` */
export default async function NewCollection() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), newCollectionPage()]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <CollectionForm view={view} frame={frame} />
    </Page>
  );
}
