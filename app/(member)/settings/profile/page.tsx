import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { ProfileForm } from '@/components/settings/profile-form';
import { Page } from '@/components/shell/page';
import { demandSignedIn, ownSettings } from '@/web/accounts/reads';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.profile'), robots: { index: false } };
}

/** `/settings/profile` */
export default async function ProfileFormPage() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), ownSettings('/settings/profile')]);
  return (
    <Page frame={frame} shell={shell}>
      <ProfileForm own={view.own} writing={await writingOf(view.kept)} frame={frame} />
    </Page>
  );
}
