import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { SecurityForms } from '@/components/settings/security-forms';
import { Page } from '@/components/shell/page';
import { demandSignedIn, securityPage } from '@/web/accounts/reads';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.security'), robots: { index: false } };
}

/** `/settings/security` */
export default async function SecurityFormsPage() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), securityPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <SecurityForms sessions={view.sessions} writing={await writingOf(view.kept)} frame={frame} />
    </Page>
  );
}
