import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { BookmarksPage } from '@/components/bookmarks/bookmarks-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { bookmarksPage } from '@/web/bookmarks/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('bookmarks.title'), robots: { index: false } };
}

/** `/bookmarks`; a guest is led to the door and back. */
export default async function Bookmarks({ searchParams }: Props) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), bookmarksPage(await searchParams)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <BookmarksPage view={view} frame={frame} />
    </Page>
  );
}
