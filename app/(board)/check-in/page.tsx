import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { CheckInPage } from '@/components/merits/check-in-page';
import { Page } from '@/components/shell/page';
import { checkInPage } from '@/web/merits/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.check_in.title'), alternates: { canonical: '/check-in' } };
}

/** `/check-in` */
export default async function CheckIn() {
  const [{ frame, shell }, view] = await Promise.all([stage(), checkInPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <CheckInPage view={view} frame={frame} />
    </Page>
  );
}
