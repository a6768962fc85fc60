import type { Metadata } from 'next';
import { Page } from '@/components/shell/page';
import { MembersPage } from '@/components/stats/members-page';
import { isMissing } from '@/web/kernel/answer';
import { membersPage } from '@/web/stats/reads';
import type { Props } from '../../page-props';
import { Refusal } from '../../refusal';
import { stage } from '../../stage';

export async function generateMetadata(): Promise<Metadata> {
  const {
    frame: { t },
  } = await stage();
  return { title: t('stats.members'), alternates: { canonical: '/members' } };
}

/** `/members` */
export default async function Members({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), searchParams.then(membersPage)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <MembersPage view={view} frame={frame} />
    </Page>
  );
}
