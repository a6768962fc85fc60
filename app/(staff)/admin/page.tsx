import type { Metadata } from 'next';
import { Refusal } from '@/app/refusal';
import { stage } from '@/app/stage';
import { Page } from '@/components/shell/page';
import { DeskIndex } from '@/components/staff/desk-index';
import { isMissing } from '@/web/kernel/answer';
import { deskContext } from '@/web/staff/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('staff.title'), robots: { index: false } };
}

/** `/admin` */
export default async function Administration() {
  const context = await deskContext();
  if (!context) return null;
  if (isMissing(context)) return <Refusal reason={context.missing} />;
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <DeskIndex frame={frame} />
    </Page>
  );
}
