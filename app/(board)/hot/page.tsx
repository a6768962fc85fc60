import type { Metadata } from 'next';
import { Page } from '@/components/shell/page';
import { ListPage } from '@/components/threads/list-page';
import { isMissing } from '@/web/kernel/answer';
import { listPage } from '@/web/threads/list-reads';
import type { Props } from '../../page-props';
import { Refusal } from '../../refusal';
import { stage } from '../../stage';

export async function generateMetadata(): Promise<Metadata> {
  const {
    frame: { t },
  } = await stage();
  return { title: t('threads.hot_title'), description: t('threads.hot_help'), alternates: { canonical: '/hot' } };
}

/** `/hot` */
export default async function Hot({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), searchParams.then((params) => listPage('hot', params))]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { t } = frame;
  return (
    <Page frame={frame} shell={shell}>
      <ListPage title={t('threads.hot_title')} help={t('threads.hot_help')} path="/hot" list={view} frame={frame} plain />
    </Page>
  );
}
