import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { stage } from '@/app/stage';
import { SignIn } from '@/components/entry/sign-in';
import { Page } from '@/components/shell/page';
import { signInPage } from '@/web/accounts/reads';
import { returnTo } from '@/web/accounts/return-to';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('entry.sign_in'), robots: { index: false } };
}

/** `/sign-in` */
export default async function SignInPage({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), signInPage(await searchParams)]);
  const [back, { values, refusal }] = await Promise.all([returnTo(view.next), writingOf(view.kept)]);
  return (
    <Page frame={frame} shell={shell}>
      <SignIn state={{ ...view, back, values, refusal }} frame={frame} />
    </Page>
  );
}
