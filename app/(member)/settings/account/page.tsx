import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { AccountForm } from '@/components/settings/account-form';
import { Page } from '@/components/shell/page';
import { demandSignedIn, ownSettings } from '@/web/accounts/reads';
import { requestContext } from '@/web/kernel/context';
import { sendsMail } from '@/web/mail/reads';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.account'), robots: { index: false } };
}

/** `/settings/account` */
export default async function AccountFormPage() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), ownSettings('/settings/account')]);
  return (
    <Page frame={frame} shell={shell}>
      <AccountForm
        own={view.own}
        sendsMail={sendsMail()}
        siteTimeZone={(await requestContext()).settings.timeZone}
        writing={await writingOf(view.kept)}
        frame={frame}
      />
    </Page>
  );
}
