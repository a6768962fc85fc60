import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { demandSignedIn } from '@/web/accounts/reads';
import { leadOn } from '@/web/notifications/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('notifications.title'), robots: { index: false } };
}

/** `/notifications/{id}`: read now, and on to what it is about. */
export default async function OpenNotice({ params }: Props<{ id: string }>) {
  if (!(await demandSignedIn())) return null;
  const missing = await leadOn((await params).id);
  return missing ? <Refusal reason={missing.missing} /> : null;
}
