import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { VerifyEmail } from '@/components/entry/by-mail';
import { Page } from '@/components/shell/page';
import { isMissing } from '@/web/kernel/answer';
import { verifyPage } from '@/web/mail/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('mail.verify.title'), robots: { index: false }, referrer: 'no-referrer' };
}

/** `/verify/{token}` */
export default async function VerifyEmailPage({ params }: Props<{ token: string }>) {
  const [{ frame, shell }, view] = await Promise.all([stage(), verifyPage((await params).token)]);
  if (isMissing(view))
    return <Refusal reason={view.missing} words={frame.t('mail.verify.gone')} help={frame.t.raw('mail.verify.gone_help')} />;
  return (
    <Page frame={frame} shell={shell}>
      <VerifyEmail token={view.token} frame={frame} />
    </Page>
  );
}
