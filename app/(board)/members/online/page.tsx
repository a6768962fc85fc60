import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { OnlinePage } from '@/components/stats/online-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { onlinePage } from '@/web/stats/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('stats.online'), alternates: { canonical: '/members/online' }, robots: { index: false } };
}

/** `/members/online` */
export default async function Online({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), searchParams.then(onlinePage)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <OnlinePage view={view} frame={frame} />
    </Page>
  );
}
