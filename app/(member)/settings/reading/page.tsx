import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { ReadingForm } from '@/components/settings/reading-form';
import { Page } from '@/components/shell/page';
import { readingPage } from '@/web/accounts/reading-page';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.reading'), robots: { index: false } };
}

/** `/settings/reading`, for guests too */
export default async function ReadingPage() {
  const [{ frame, shell }, view] = await Promise.all([stage(), readingPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <ReadingForm theme={view.theme} reading={view.reading} writing={await writingOf(view.kept)} frame={frame} />
    </Page>
  );
}
