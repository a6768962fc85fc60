import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { RulesDesk } from '@/components/staff/rules-desk';
import { isMissing } from '@/web/kernel/answer';
import { rulesDesk } from '@/web/points/desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.rules'), robots: { index: false } };
}

/** `/admin/rules` */
export default async function Rules({ searchParams }: Props) {
  const view = await rulesDesk(await searchParams);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <RulesDesk view={view} frame={frame} />
    </Page>
  );
}
