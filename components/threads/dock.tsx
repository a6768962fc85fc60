import type { ThreadView } from '@/core/threads/views';
import { SaveButton } from '@/components/bookmarks/save-button';
import { LikeButton } from '@/components/posts/like-button';
import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';

/** At the bottom of a phone: the replies and where one is, like, save, reply. */
export function Dock({ thread, frame }: { thread: ThreadView; frame: Frame }) {
  const { t } = frame;
  const { page, pages } = thread.pages;
  return (
    <div className="dock" role="group" aria-label={t('thread.dock')}>
      <a className="tool" href="#replies" aria-label={`${t('thread.replies_heading')}: ${t('thread.dock_pages', { page, pages })}`}>
        <Icon name="menu" />
        <span className="n">
          {t('thread.replies_heading')} {page} / {pages}
        </span>
      </a>
      <LikeButton post={thread.first} frame={frame} />
      <SaveButton post={thread.first} frame={frame} />
      <a className="btn solid" href="#reply">
        {t('posts.reply')}
      </a>
    </div>
  );
}
