import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Ratings } from '@/components/ratings/ratings-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { ratingsPage } from '@/web/ratings/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params, searchParams }: PostProps) => once('ratings', async () => ratingsPage((await params).id, await searchParams));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view)
    ? refusalMetadata(view.missing)
    : { title: t('ratings.list_title', { floor: view.ratings.floor }), robots: { index: false } };
}

/** `/p/{id}/ratings` */
export default async function RatingsPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <Ratings view={view} frame={frame} />
    </Page>
  );
}
