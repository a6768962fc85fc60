import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { CollectionForm } from '@/components/collections/collection-form';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { editCollectionPage } from '@/web/collections/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('collections.edit'), robots: { index: false } };
}

/** `/collections/{id}/edit` */
export default async function EditCollection({ params }: Props<{ id: string }>) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), editCollectionPage((await params).id)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <CollectionForm view={view} frame={frame} />
    </Page>
  );
}
