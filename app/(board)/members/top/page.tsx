import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { stage } from '@/app/stage';
import { LeadersPage, leadersHref } from '@/components/merits/leaders-page';
import { Page } from '@/components/shell/page';
import { leadersPage } from '@/web/merits/reads';
import { once } from '@/web/shell/once';

const read = ({ searchParams }: Props) => once('leaders', async () => leadersPage(await searchParams));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    { by, span },
  ] = await Promise.all([stage(), read(props)]);
  return { title: t('merits.leaders.title'), alternates: { canonical: leadersHref(by, span) } };
}

/** `/members/top` */
export default async function Leaders(props: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  return (
    <Page frame={frame} shell={shell}>
      <LeadersPage view={view} frame={frame} />
    </Page>
  );
}
