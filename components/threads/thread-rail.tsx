import type { ThreadView } from '@/core/threads/views';
import type { Frame } from '@/components/ui/frame';
import { Toc } from './contents';
import { Timeline } from './timeline';

/** Right of the text, on wide windows: contents, progress, ways on. */
export function ThreadRail({ thread, frame: { t, ...frame } }: { thread: ThreadView; frame: Frame }) {
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
            <Timeline thread={thread} frame={{ t, ...frame }} />
          </>
        ) : null}
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
