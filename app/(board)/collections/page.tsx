import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { CollectionsPage } from '@/components/collections/collections-page';
import { Page } from '@/components/shell/page';
import { collectionsPage } from '@/web/collections/reads';
import { isMissing } from '@/web/kernel/answer';
import { once } from '@/web/shell/once';

const read = ({ searchParams }: Props) => once('collections', async () => collectionsPage(await searchParams));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return refusalMetadata(view.missing);
  return {
    title: t('collections.title'),
    description: t('collections.help'),
    alternates: { canonical: '/collections' },
    robots: 'moved' in view || view.kind === 'mine' ? { index: false } : undefined,
  };
}

/** `/collections` */
export default async function Collections(props: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  if ('moved' in view) return null;
  return (
    <Page frame={frame} shell={shell}>
      <CollectionsPage view={view} frame={frame} />
    </Page>
  );
}
