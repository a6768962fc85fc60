import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { GroupsDesk } from '@/components/staff/groups-desk';
import { isMissing } from '@/web/kernel/answer';
import { groupsDesk } from '@/web/points/desk';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.desk.groups'), robots: { index: false } };
}

/** `/admin/groups` */
export default async function Groups() {
  const view = await groupsDesk();
  if (!view) return null;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <GroupsDesk view={view} frame={frame} />
    </Page>
  );
}
