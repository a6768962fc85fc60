import type { Metadata } from 'next';
import { boardHref } from '@/components/boards/address';
import { BoardPage } from '@/components/boards/board-page';
import { Page } from '@/components/shell/page';
import { listHref } from '@/components/threads/list-address';
import { pickText } from '@/components/ui/localized';
import { boardPage } from '@/web/boards/reads';
import { once } from '@/web/shell/once';
import { isMissing } from '@/web/kernel/answer';
import { Refusal, refusalMetadata } from '../../../refusal';
import { routeText } from '@/web/kernel/route-text';
import type { Props } from '../../../page-props';
import { stage } from '../../../stage';

type BoardProps = Props<{ board: string }>;

const read = ({ params, searchParams }: BoardProps) =>
  once('board', async () => boardPage(routeText((await params).board), await searchParams));

export async function generateMetadata(props: BoardProps): Promise<Metadata> {
  const [
    {
      frame: { t, locale },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return refusalMetadata(view.missing);
  const { board, list } = view;
  const name = pickText(board.name, locale).text;
  const { page } = list.pages;
  return {
    title: page > 1 ? t('shell.retitle_page', { title: name, page }) : name,
    description: pickText(board.description, locale).text || t('boards.description', { board: name, count: board.threads }),
    alternates: {
      canonical: listHref({ ...list, filter: 'all', sort: 'last', tag: null, lang: null }, boardHref(board.slug), { page }),
      types: { 'application/atom+xml': [{ url: `${boardHref(board.slug)}/feed.xml`, title: t('boards.feed_title', { board: name }) }] },
    },
    robots: board.isPrivate ? { index: false } : undefined,
  };
}

/** `/b/{board}` */
export default async function Board(props: BoardProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  return (
    <Page frame={frame} shell={shell} board={view.board.slug}>
      <BoardPage view={view} frame={frame} />
    </Page>
  );
}
