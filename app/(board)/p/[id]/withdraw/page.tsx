import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { WithdrawPost } from '@/components/posts/edit-post';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { editPage } from '@/web/posts/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params }: PostProps) => once('withdraw', async () => editPage((await params).id, 'withdraw'));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: t('posts.delete'), robots: { index: false } };
}

/** `/p/{id}/withdraw` */
export default async function WithdrawPostPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <WithdrawPost view={view} frame={frame} />
    </Page>
  );
}
