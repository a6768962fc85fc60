import type { Metadata } from 'next';
import { stage } from '@/app/stage';
import { BlocksForms } from '@/components/settings/blocks-forms';
import { Page } from '@/components/shell/page';
import { demandSignedIn } from '@/web/accounts/reads';
import { blocksPage } from '@/web/blocks/reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await stage()).frame.t('settings.tab.blocks'), robots: { index: false } };
}

/** `/settings/blocks` */
export default async function BlocksFormsPage() {
  if (!(await demandSignedIn())) return null;
  const [{ frame, shell }, { blocks, writing }] = await Promise.all([stage(), blocksPage()]);
  return (
    <Page frame={frame} shell={shell}>
      <BlocksForms blocks={blocks} writing={writing} frame={frame} />
    </Page>
  );
}
