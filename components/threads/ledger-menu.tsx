import { THREAD_SORTS, type ThreadListView } from '@/core/threads/views';
import { TONGUES } from '@/components/shell/shell-view';
import type { Frame } from '@/components/ui/frame';
import { listHref } from './list-address';

const TIMES = ['day', 'week', 'month', 'year'] as const;

/** What does not fit into the head: every sort, the filters by time and by language. Links only. */
export function LedgerMenu({ list, path, frame: { t } }: { list: ThreadListView; path: string; frame: Frame }) {
  const link = (change: Record<string, string | null>, words: string, isNow: boolean, lang?: string) => (
    <a key={words} href={listHref(list, path, change)} aria-current={isNow ? 'true' : undefined} lang={lang}>
      {words}
    </a>
  );
  return (
    <details className="pop">
      <summary className="tool">{t('threads.more')}</summary>
      <div className="panel wide">
        <div className="choices">
          <span className="l">{t('threads.sort')}</span>
          {THREAD_SORTS.map((sort) => link({ sort }, t(`threads.sort_${sort}`), list.sort === sort))}
        </div>
        <div className="choices">
          <span className="l">{t('threads.time')}</span>
          {TIMES.map((filter) => link({ filter }, t(`threads.filter_${filter}`), list.filter === filter))}
        </div>
        <div className="choices">
          <span className="l">{t('threads.language')}</span>
          {link({ lang: null }, t('threads.language_all'), !list.lang)}
          {TONGUES.map(({ locale, name }) => link({ lang: locale }, name, list.lang === locale, locale))}
        </div>
      </div>
    </details>
  );
}
