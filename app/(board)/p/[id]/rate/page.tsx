import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { RatePost } from '@/components/ratings/rate-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { ratePage } from '@/web/ratings/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params }: PostProps) => once('rate', async () => ratePage((await params).id));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view)
    ? refusalMetadata(view.missing)
    : { title: t('ratings.rate_title', { floor: view.form.floor }), robots: { index: false } };
}

/** `/p/{id}/rate` */
export default async function RatePage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <RatePost view={view} frame={frame} />
    </Page>
  );
}
