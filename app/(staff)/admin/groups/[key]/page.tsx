import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { GroupForm } from '@/components/staff/group-form';
import { isMissing } from '@/web/kernel/answer';
import { groupDesk } from '@/web/points/desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.groups'), robots: { index: false } };
}

/** `/admin/groups/{key}` */
export default async function Group({ params, searchParams }: Props<{ key: string }>) {
  const view = await groupDesk((await params).key, await searchParams);
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <GroupForm view={view} frame={frame} />
    </Page>
  );
}
