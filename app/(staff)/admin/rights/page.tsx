import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { RightsDesk } from '@/components/rights/rights-desk';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { rightsDesk } from '@/web/rights/reads';
import { deskContext } from '@/web/staff/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.rights'), robots: { index: false } };
}

/** `/admin/rights` */
export default async function Rights({ searchParams }: Props) {
  const context = await deskContext();
  if (!context) return null;
  if (isMissing(context)) return <Refusal reason={context.missing} />;
  const view = await rightsDesk(context, await searchParams);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <RightsDesk view={view} frame={frame} />
    </Page>
  );
}
