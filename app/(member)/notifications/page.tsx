import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { NoticesPage } from '@/components/notifications/notices-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { isMissing } from '@/web/kernel/answer';
import { noticesPage } from '@/web/notifications/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('notifications.title'), robots: { index: false } };
}

/** `/notifications`; a guest is led to the door and back. */
export default async function Notifications({ searchParams }: Props) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), noticesPage(await searchParams)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <NoticesPage view={view} frame={frame} />
    </Page>
  );
}
