import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Likers } from '@/components/posts/history';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { likersPage } from '@/web/posts/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params, searchParams }: PostProps) => once('likes', async () => likersPage((await params).id, await searchParams));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: t('posts.likers'), robots: { index: false } };
}

/** `/p/{id}/likes` */
export default async function LikersPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <Likers view={view} frame={frame} />
    </Page>
  );
}
