import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { RemarkPage } from '@/components/follows/remark-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { remarkPage } from '@/web/follows/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('follows.remark'), robots: { index: false } };
}

/** `/u/{name}/remark` */
export default async function Remark({ params }: Props<{ name: string }>) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), remarkPage((await params).name)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <RemarkPage view={view} frame={frame} />
    </Page>
  );
}
