import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { FormulaDesk } from '@/components/staff/formula-desk';
import { isMissing } from '@/web/kernel/answer';
import { formulaDesk } from '@/web/points/desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.formula'), robots: { index: false } };
}

/** `/admin/formula` */
export default async function Formula({ searchParams }: Props) {
  const view = await formulaDesk(await searchParams);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <FormulaDesk view={view} frame={frame} />
    </Page>
  );
}
