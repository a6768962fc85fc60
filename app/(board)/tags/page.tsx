import type { Metadata } from 'next';
import { Page } from '@/components/shell/page';
import { TagsPage } from '@/components/threads/tags-page';
import { tagsPage } from '@/web/threads/list-reads';
import { stage } from '../../stage';

export async function generateMetadata(): Promise<Metadata> {
  const {
    frame: { t },
  } = await stage();
  return { title: t('threads.tags_title'), alternates: { canonical: '/tags' } };
}

/** `/tags` */
export default async function Tags() {
  const [{ frame, shell }, tags] = await Promise.all([stage(), tagsPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <TagsPage tags={tags} frame={frame} />
    </Page>
  );
}
