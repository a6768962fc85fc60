import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { ChoicesForm } from '@/components/settings/choices-form';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { choicesPage } from '@/web/notifications/reads';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.notices'), robots: { index: false } };
}

/** `/settings/notices` */
export default async function ChoicesPage() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, { choices, sendsMail, kept }] = await Promise.all([stage(), choicesPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <ChoicesForm choices={choices} sendsMail={sendsMail} writing={await writingOf(kept)} frame={frame} />
    </Page>
  );
}
