import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { stage } from '@/app/stage';
import { SignOut } from '@/components/entry/single';
import { Page } from '@/components/shell/page';
import { signOutPage } from '@/web/accounts/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('entry.sign_out'), robots: { index: false } };
}

/** `/sign-out`: shows the form; only its POST signs out */
export default async function SignOutPage({ searchParams }: Props) {
  const [{ frame, shell }, state] = await Promise.all([stage(), signOutPage(await searchParams)]);
  return (
    <Page frame={frame} shell={shell}>
      <SignOut state={state} frame={frame} />
    </Page>
  );
}
