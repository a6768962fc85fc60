import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { History } from '@/components/posts/history';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { historyPage } from '@/web/posts/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params }: PostProps) => once('history', async () => historyPage((await params).id));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view)
    ? refusalMetadata(view.missing)
    : { title: t('posts.history_title', { floor: view.floor }), robots: { index: false } };
}

/** `/p/{id}/history` */
export default async function HistoryPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <History view={view} frame={frame} />
    </Page>
  );
}
