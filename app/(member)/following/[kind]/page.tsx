import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { FollowedPage } from '@/components/follows/followed-page';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { followedPage } from '@/web/follows/reads';
import { isMissing } from '@/web/kernel/answer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('follows.followed'), robots: { index: false } };
}

/** `/following/{kind}` */
export default async function Followed({ params, searchParams }: Props<{ kind: string }>) {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, view] = await Promise.all([stage(), followedPage((await params).kind, await searchParams)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell}>
      <FollowedPage view={view} frame={frame} />
    </Page>
  );
}
