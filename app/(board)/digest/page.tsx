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
  return { title: t('threads.digest_title'), description: t('threads.digest_help'), alternates: { canonical: '/digest' } };
}

/** `/digest` */
export default async function Digest({ searchParams }: Props) {
  const [{ frame, shell }, view] = await Promise.all([stage(), searchParams.then((params) => listPage('digest', params))]);
  if (isMissing(view)) return <Refusal reason={view.missing} />;
  const { t } = frame;
  return (
    <Page frame={frame} shell={shell}>
      <ListPage title={t('threads.digest_title')} help={t('threads.digest_help')} path="/digest" list={view} frame={frame} plain />
    </Page>
  );
}
