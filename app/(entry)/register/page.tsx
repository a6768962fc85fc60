import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { stage } from '@/app/stage';
import { Register } from '@/components/entry/register';
import { Page } from '@/components/shell/page';
import { registerPage } from '@/web/accounts/reads';
import { returnTo } from '@/web/accounts/return-to';
import { writingOf } from '@/web/posts/writing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('entry.register'), robots: { index: false } };
}

/** `/register` */
export default async function RegisterPage({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), registerPage(await searchParams)]);
  const [back, { values, refusal }] = await Promise.all([returnTo(view.next), writingOf(view.kept)]);
  return (
    <Page frame={frame} shell={shell}>
      <Register state={{ ...view, back, values, refusal }} frame={frame} />
    </Page>
  );
}
