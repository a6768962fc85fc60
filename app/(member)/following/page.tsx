import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { FeedPage } from '@/components/follows/feed-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { feedPage } from '@/web/follows/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('follows.title'), robots: { index: false } };
}

/** `/following`; a guest is led to the door and back. */
export default async function Following({ searchParams }: Props) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), feedPage(await searchParams)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <FeedPage view={view} frame={frame} />
    </Page>
  );
}
