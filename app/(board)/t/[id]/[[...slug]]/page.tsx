import type { Metadata } from 'next';
import type { Props } from '@/app/page-props';
import { Refusal, refusalMetadata } from '@/app/refusal';
import { stage } from '@/app/stage';
import { ErrorPage } from '@/components/shell/error-page';
import { Page } from '@/components/shell/page';
import { BarredThread } from '@/components/threads/barred-thread';
import { threadHref } from '@/components/threads/address';
import { ThreadPage } from '@/components/threads/thread-page';
import { isMissing } from '@/web/kernel/answer';
import { once } from '@/web/shell/once';
import { threadPage } from '@/web/threads/reads';

type ThreadProps = Props<{ id: string; slug?: string[] }>;

const read = ({ params, searchParams }: ThreadProps) =>
  once('thread', async () => {
    const { id, slug } = await params;
    return threadPage(id, slug, await searchParams);
  });

export async function generateMetadata(props: ThreadProps): Promise<Metadata> {
  const [
    {
      frame: { t },
    },
    view,
  ] = await Promise.all([stage(), read(props)]);
  if (isMissing(view)) return refusalMetadata(view.missing);
  if ('moved' in view) return {};
  if ('gone' in view) return { title: t('thread.gone.title'), robots: { index: false } };
  if ('barred' in view) return { title: t('thread.barred.title', { level: view.barred.level }), robots: { index: false } };
  const { thread } = view;
  const { page } = thread.pages;
  const url = threadHref(thread, page);
  return {
    title: page > 1 ? t('thread.of_pages', { title: thread.title, page }) : thread.title,
    description: thread.excerpt,
    alternates: { canonical: url, types: { 'application/atom+xml': [{ url: `/t/${thread.id}/feed.xml`, title: t('thread.feed') }] } },
    openGraph: {
      type: 'article',
      url,
      title: thread.title,
      description: thread.excerpt,
      locale: thread.lang.replace('-', '_'),
      publishedTime: thread.createdAt.toISOString(),
      tags: thread.tags,
    },
    robots: thread.onlyAuthor || thread.order === 'newest' ? { index: false, follow: true } : undefined,
  };
}

/** `/t/{id}/{slug}` */
export default async function Thread(props: ThreadProps) {
  const [{ frame, shell }, view] = await Promise.all([stage(), read(props)]);
  const { t } = frame;
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  if ('moved' in view) return null;
  if ('gone' in view)
    return (
      <ErrorPage
        frame={frame}
        shell={shell}
        status={410}
        hot={view.hot}
        words={t('thread.gone.dated', { date: frame.formats.date(view.gone.at) })}
        help={t.raw('shell.error_410_help')}
      />
    );
  if ('barred' in view)
    return (
      <Page frame={frame} shell={shell} board={view.thread.board.slug}>
        <BarredThread view={view} frame={frame} />
      </Page>
    );
  return (
    <Page
      frame={frame}
      shell={shell}
      board={view.thread.board.slug}
      skip={[
        ['replies', t('thread.skip_replies')],
        ['reply', t('thread.go_reply')],
      ]}
    >
      <ThreadPage view={view} frame={frame} />
    </Page>
  );
}
