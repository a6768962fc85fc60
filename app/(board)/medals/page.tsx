import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { MedalsPage } from '@/components/merits/medals-page';
import { Page } from '@/components/shell/page';
import { medalsPage } from '@/web/merits/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.medals.title'), alternates: { canonical: '/medals' } };
}

/** `/medals` */
export default async function Medals() {
  const [{ frame, shell }, view] = await Promise.all([stage(), medalsPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <MedalsPage view={view} frame={frame} />
    </Page>
  );
}
