import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { MedalDesk } from '@/components/merits/medal-desk';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { medalDesk } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.medals'), robots: { index: false } };
}

/** `/admin/medals` */
export default async function MedalsDesk() {
  const [{ frame, shell }, view] = await Promise.all([stage(), medalDesk()]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <MedalDesk view={view} frame={frame} />
    </Page>
  );
}
