import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { TransferConfirm } from '@/components/transfers/transfer-confirm';
import { demandSignedIn } from '@/web/accounts/reads';
import { isMissing } from '@/web/kernel/answer';
import { confirmPage } from '@/web/transfers/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('transfers.confirm_title'), robots: { index: false } };
}

/** `/points/transfer/confirm` */
export default async function ConfirmTransfer() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), confirmPage()]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  if ('moved' in view) return null;
  return (
    <Page frame={frame} shell={shell}>
      <TransferConfirm view={view} frame={frame} />
    </Page>
  );
}
