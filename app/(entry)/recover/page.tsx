import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { Recover } from '@/components/entry/single';
import { Page } from '@/components/shell/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('entry.recover_title'), robots: { index: false } };
}

/** `/recover` */
export default async function RecoverPage() {
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <Recover frame={frame} />
    </Page>
  );
}
