import type { Metadata } from 'next';
import { TextPage } from '@/components/pages/text-page';
import { Page } from '@/components/shell/page';
import { stage } from '../stage';

/** One of the board's own texts: about, terms, privacy, accessibility. */
export async function Sheet({ name }: { name: string }) {
  const { frame, shell } = await stage();
  return (
    <Page frame={frame} shell={shell}>
      <TextPage name={name} frame={frame} />
    </Page>
  );
}

/** Its title and address. */
export async function sheetMetadata(name: string): Promise<Metadata> {
  const {
    frame: { t, siteName },
  } = await stage();
  return {
    title: t(`pages.${name}.title`),
    description: t(`pages.${name}.lead`, { site: siteName }),
    alternates: { canonical: `/${name}` },
  };
}
