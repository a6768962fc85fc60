import type { WatchView } from '@/core/follows/views';
import type { ThreadView } from '@/core/threads/views';
import { ThreadWatch } from '@/components/follows/watch-menu';
import type { Frame } from '@/components/ui/frame';
import { Toc } from './contents';
import { Timeline } from './timeline';

/** Right of the text, on wide windows: contents, progress, ways on. */
export function ThreadRail({ thread, watch, frame }: { thread: ThreadView; watch: WatchView; frame: Frame }) {
  const { t } = frame;
  const isWhole = thread.order === 'floor' && !thread.onlyAuthor;
  return (
    <aside className="thread-rail" aria-label={t('thread.guide')}>
      <div>
        {thread.pages.page === 1 && thread.headings.length > 1 ? (
          <>
            <h2>{t('thread.contents')}</h2>
            <Toc thread={thread} />
          </>
        ) : null}
        {isWhole ? (
          <>
            <h2>{t('thread.progress')}</h2>
            <Timeline thread={thread} frame={frame} />
          </>
        ) : null}
        <ThreadWatch thread={thread} watch={watch} frame={frame} />
        <p className="go">
          <a href="#reply" data-shortcut="r">
            {t('thread.go_reply')} <kbd aria-hidden="true">r</kbd>
          </a>
          <a href={`/t/${thread.id}/feed.xml`}>{t('thread.feed')}</a>
        </p>
      </div>
    </aside>
  );
}
