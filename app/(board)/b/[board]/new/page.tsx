import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { NewThread } from '@/components/posts/new-thread';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { routeText } from '@/web/kernel/route-text';
import { newThreadPage } from '@/web/posts/reads';
import { once } from '@/web/shell/once';

type NewProps = Props<{ board: string }>;

const read = ({ params }: NewProps) => once('new-thread', async () => newThreadPage(routeText((await params).board)));

export async function generateMetadata(props: NewProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: t('compose.new_thread'), robots: { index: false } };
}

/** `/b/{board}/new` */
export default async function New(props: NewProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell} board={view.board.slug}>
      <NewThread view={view} frame={frame} />
    </Page>
  );
}
