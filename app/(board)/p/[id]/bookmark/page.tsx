import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { EditBookmark } from '@/components/bookmarks/edit-bookmark';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { bookmarkPage } from '@/web/bookmarks/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('bookmarks.edit'), robots: { index: false } };
}

/** `/p/{id}/bookmark` */
export default async function BookmarkOfPost({ params }: Props<{ id: string }>) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), bookmarkPage((await params).id)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <EditBookmark view={view} frame={frame} />
    </Page>
  );
}
