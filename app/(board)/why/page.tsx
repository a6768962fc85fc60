import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { WhyPage } from '@/components/rights/why-page';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { whyPage } from '@/web/rights/reads';
import { once } from '@/web/shell/once';

const read = ({ searchParams }: Props) => once('why', async () => whyPage(await searchParams));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ frame }, view] = await Promise.all([stage(), read(props)]);
  return isMissing(view) ? refusalMetadata(view.missing) : { title: frame.t('rights.why.title'), robots: { index: false } };
}

/** `/why?right=…` */
export default async function Why(props: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <WhyPage view={view} frame={frame} />
    </Page>
  );
}
