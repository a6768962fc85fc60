import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { TransferForm } from '@/components/transfers/transfer-form';
import { demandSignedIn } from '@/web/accounts/reads';
import { isMissing } from '@/web/kernel/answer';
import { transferPage } from '@/web/transfers/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('transfers.title'), robots: { index: false } };
}

/** `/points/transfer` */
export default async function Transfer({ searchParams }: Props) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), searchParams.then(transferPage)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <TransferForm view={view} frame={frame} />
    </Page>
  );
}
