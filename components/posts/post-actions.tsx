import type { PostView } from '@/core/posts/views';
import { SaveButton } from '@/components/bookmarks/save-button';
import type { Frame } from '@/components/ui/frame';
import { Icon } from '@/components/ui/icon';
import { andQuery } from '@/components/ui/pager';
import { LikeButton } from './like-button';

interface ActionsProps {
  post: PostView;
  frame: Frame;
  /** Address of the page; quoting and answering add to its query. */
  here: string;
  /** Quoting and answering lead to the reply box, when there is one. */
  isOpen: boolean;
  /** The thread may be put into a collection; asked of the first floor. */
  mayCollect?: boolean;
  /** The thread's page on the desk, for whoever tends its board. */
  desk?: string;
}

/** What can be done with a post: like, save, quote, answer, link, and under "More" what is one's own. */
export function PostActions({ post, frame, here, isOpen, mayCollect, desk }: ActionsProps) {
  const { t } = frame;
  return (
    <div className="acts">
      <LikeButton post={post} frame={frame} />
      <SaveButton post={post} frame={frame} />
      {isOpen ? (
        <a className="tool" rel="nofollow" href={`${andQuery(here, { quote: post.id })}#reply`}>
          <Icon name="quote" />
          {t('posts.quote')}
        </a>
      ) : null}
      {isOpen && post.floor > 1 ? (
        <a className="tool" rel="nofollow" href={`${andQuery(here, { reply: post.id })}#reply`}>
          <Icon name="reply" />
          {t('posts.answer')}
        </a>
      ) : null}
      <span className="sp" />
      <a className="tool" href={`/p/${post.id}`} rel="nofollow" aria-label={t('posts.permalink')} title={t('posts.permalink')}>
        <Icon name="link" />
      </a>
      <More post={post} frame={frame} mayCollect={mayCollect} desk={desk} />
    </div>
  );
}

function More({ post, frame: { t }, mayCollect, desk }: Pick<ActionsProps, 'post' | 'frame' | 'mayCollect' | 'desk'>) {
  const base = `/p/${post.id}`;
  const links = [
    post.mayEdit ? { href: `${base}/edit`, words: t('posts.edit') } : null,
    post.isBookmarked ? { href: `${base}/bookmark`, words: t('bookmarks.edit') } : null,
    mayCollect ? { href: `/t/${post.threadId}/collect`, words: t('collections.collect') } : null,
    post.mayRate ? { href: `${base}/rate`, words: t('ratings.rate') } : null,
    post.likes ? { href: `${base}/likes`, words: t('posts.likers') } : null,
    post.revisions ? { href: `${base}/history`, words: t('posts.history') } : null,
    post.mayWithdraw ? { href: `${base}/withdraw`, words: t('posts.delete'), className: 'delete' } : null,
    desk ? { href: desk, words: t('desk.title') } : null,
  ].filter((link) => link !== null);
  if (!links.length) return null;
  return (
    <details className="pop">
      <summary className="tool" aria-label={t('posts.more')} title={t('posts.more')}>
        <Icon name="more" />
      </summary>
      <div className="panel">
        {links.map(({ href, words, className }) => (
          <a key={href} className={className} href={href} rel="nofollow">
            {words}
          </a>
        ))}
      </div>
    </details>
  );
}
