import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { MedalForm } from '@/components/merits/medal-form';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { medalForm } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.desk.new_medal'), robots: { index: false } };
}

/** `/admin/medals/new` */
export default async function NewMedal() {
  const [{ frame, shell }, view] = await Promise.all([stage(), medalForm()]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <MedalForm view={view} frame={frame} />
    </Page>
  );
}
