import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { RestorePost } from '@/components/moderation/restore-post';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { restorePage } from '@/web/moderation/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params }: PostProps) => once('restore', async () => restorePage((await params).id));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: t('desk.restore'), robots: { index: false } };
}

/** `/p/{id}/restore` */
export default async function RestorePostPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <RestorePost view={view} frame={frame} />
    </Page>
  );
}
