import type { ThreadFilter, ThreadListView, ThreadSort } from '@/core/threads/views';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { LedgerMenu } from './ledger-menu';
import { listHref } from './list-address';
import { LedgerRows } from './ledger-rows';

export interface LedgerProps {
  list: ThreadListView;
  /** Address of the list without query. */
  path: string;
  frame: Frame;
  withBoard?: boolean;
  /** Lists that are a filter or a sort themselves (hot, digest) offer no choice. */
  plain?: boolean;
}

const TABS: readonly ThreadFilter[] = ['all', 'digest', 'unanswered', 'articles'];

/** A list of threads with its filters, its heads that sort, and its pages. */
export function ThreadLedger({ list, path, frame, withBoard, plain = false }: LedgerProps) {
  const href = (page: number) => (plain ? addressOf(path, { page }) : listHref(list, path, { page }));
  return (
    <>
      {plain ? null : <LedgerHead list={list} path={path} frame={frame} />}
      <LedgerRows rows={list.rows} frame={frame} withBoard={withBoard} />
      {list.rows.length ? null : (
        <p className="empty">{frame.t(list.filter === 'all' && !list.tag && !list.lang ? 'threads.none' : 'threads.none_such')}</p>
      )}
      <Pager page={list.pages.page} pages={list.pages.pages} frame={frame} href={href} />
    </>
  );
}

function LedgerHead({ list, path, frame }: Pick<LedgerProps, 'list' | 'path' | 'frame'>) {
  const { t } = frame;
  const sorter = (sort: ThreadSort) => (
    <a href={listHref(list, path, { sort })} aria-current={list.sort === sort ? 'true' : undefined} title={t(`threads.sort_${sort}`)}>
      {t(`threads.head_${sort}`)}
    </a>
  );
  return (
    <div className="row head">
      <div className="t">
        <nav className="tabs" aria-label={t('threads.filter')}>
          {TABS.map((filter) => (
            <a key={filter} href={listHref(list, path, { filter })} aria-current={list.filter === filter ? 'page' : undefined}>
              {t(`threads.filter_${filter}`)}
            </a>
          ))}
        </nav>
        <LedgerMenu list={list} path={path} frame={frame} />
      </div>
      <span className="by">{sorter('new')}</span>
      <span className="rv">
        {sorter('replies')} / {sorter('views')}
      </span>
      <span className="last">{sorter('last')}</span>
    </div>
  );
}
