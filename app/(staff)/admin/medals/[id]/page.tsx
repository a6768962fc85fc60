import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { MedalForm } from '@/components/merits/medal-form';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { medalForm } from '@/web/merits/desk-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('merits.desk.edit_medal'), robots: { index: false } };
}

/** `/admin/medals/{id}` */
export default async function EditMedal(props: Props<{ id: string }>) {
  const [{ frame, shell }, view] = await Promise.all([stage(), props.params.then(({ id }) => medalForm(id))]);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <MedalForm view={view} frame={frame} />
    </Page>
  );
}
