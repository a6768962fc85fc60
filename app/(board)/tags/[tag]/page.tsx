import type { Metadata } from 'next';
import { tagHref } from '@/components/boards/address';
import { TagFollow } from '@/components/follows/tag-follow';
import { Page } from '@/components/shell/page';
import { ListPage } from '@/components/threads/list-page';
import { isMissing } from '@/web/kernel/answer';
import { once } from '@/web/shell/once';
import { routeText } from '@/web/kernel/route-text';
import { tagPage } from '@/web/threads/list-reads';
import type { Props } from '../../../page-props';
import { Refusal, refusalMetadata } from '../../../refusal';
import { stage } from '../../../stage';

type TagProps = Props<{ tag: string }>;

const nameOf = async ({ params }: TagProps) => routeText((await params).tag);
const read = (props: TagProps) => once('tag', async () => tagPage(await nameOf(props), await props.searchParams));

export async function generateMetadata(props: TagProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
    tag,
  ] = await Promise.all([stage(), read(props), nameOf(props)]);
  if (isMissing(view)) return refusalMetadata(view.missing);
  return { title: t('threads.tag_title', { tag }), alternates: { canonical: tagHref(tag) } };
}

/** `/tags/{tag}` */
export default async function Tag(props: TagProps) {
  const [{ frame, shell }, view, tag] = await Promise.all([stage(), read(props), nameOf(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { t } = frame;
  const steps = [{ href: '/tags', text: t('threads.tags_title') }];
  return (
    <Page frame={frame} shell={shell}>
      <ListPage
        title={t('threads.tag_title', { tag })}
        path={tagHref(tag)}
        steps={steps}
        list={view.list}
        aside={<TagFollow name={tag} isFollowed={view.isFollowed} frame={frame} />}
        frame={frame}
      />
    </Page>
  );
}
