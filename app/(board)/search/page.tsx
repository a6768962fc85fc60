import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/search-page';
import { Page } from '@/components/shell/page';
import { searchPage } from '@/web/search/reads';
import { once } from '@/web/shell/once';
import type { Props } from '../../page-props';
import { stage } from '../../stage';

const read = ({ searchParams }: Props) => once('search', async () => searchPage(await searchParams));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    { query },
  ] = await Promise.all([stage(), read(props)]);
  return { title: query ? t('search.title_of', { query }) : t('search.title'), robots: { index: false, follow: true } };
}

/** `/search?q=` */
export default async function Search(props: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  return (
    <Page frame={frame} shell={shell}>
      <SearchPage view={view} frame={frame} />
    </Page>
  );
}
