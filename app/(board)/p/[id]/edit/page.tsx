import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { EditPost } from '@/components/posts/edit-post';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { editPage } from '@/web/posts/reads';
import { once } from '@/web/shell/once';

type PostProps = Props<{ id: string }>;

const read = ({ params }: PostProps) => once('edit', async () => editPage((await params).id, 'edit'));

export async function generateMetadata(props: PostProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  return isMissing(view)
    ? refusalMetadata(view.missing)
    : { title: t('posts.edit_title', { floor: view.post.floor }), robots: { index: false } };
}

/** `/p/{id}/edit` */
export default async function EditPostPage(props: PostProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <EditPost view={view} frame={frame} />
    </Page>
  );
}
