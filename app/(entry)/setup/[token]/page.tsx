import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { SetUp } from '@/components/entry/single';
import { Page } from '@/components/shell/page';
import { setUpPage } from '@/web/accounts/reads';
import { isMissing } from '@/web/kernel/answer';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('entry.setup_title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** `/setup/{token}` */
export default async function SetUpPage({ params }: Props<{ token: string }>) {
  const [{ frame, shell }, view] = await Promise.all([stage(), setUpPage((await params).token)]);
  if (isMissing(view))
    return <Refusal reason={view.missing} words={frame.t('entry.setup_gone')} help={frame.t.raw('entry.setup_gone_help')} />;
  const { values, refusal } = await writingOf(view.kept);
  return (
    <Page frame={frame} shell={shell}>
      <SetUp state={{ token: view.token, values, refusal }} frame={frame} />
    </Page>
  );
}
