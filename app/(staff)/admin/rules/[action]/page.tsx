import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { RuleForm } from '@/components/staff/rule-form';
import { isMissing } from '@/web/kernel/answer';
import { ruleDesk } from '@/web/points/desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.rules'), robots: { index: false } };
}

/** `/admin/rules/{action}` */
export default async function Rule({ params, searchParams }: Props<{ action: string }>) {
  const view = await ruleDesk((await params).action, await searchParams);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <RuleForm view={view} frame={frame} />
    </Page>
  );
}
