import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { collectionHref } from '@/components/collections/address';
import { CollectionPage } from '@/components/collections/collection-page';
import { Page } from '@/components/shell/page';
import { collectionPage } from '@/web/collections/reads';
import { isMissing } from '@/web/kernel/answer';
import { once } from '@/web/shell/once';

type CollectionProps = Props<{ id: string; slug?: string[] }>;

const read = ({ params, searchParams }: CollectionProps) =>
  once('collection', async () => {
    const { id, slug } = await params;
    return collectionPage(id, slug, await searchParams);
  });

export async function generateMetadata(props: CollectionProps): Promise<Metadata> {
  const view = await read(props);
  if (isMissing(view)) return refusalMetadata(view.missing);
  if ('moved' in view) return {};
  return {
    title: view.title,
    description: view.description || undefined,
    alternates: { canonical: collectionHref(view) },
    robots: view.isPublic && view.threads > 0 ? undefined : { index: false },
  };
}

/** `/collections/{id}/{slug}` */
export default async function Collection(props: CollectionProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  if ('moved' in view) return null;
  return (
    <Page frame={frame} shell={shell}>
      <CollectionPage view={view} frame={frame} />
    </Page>
  );
}
