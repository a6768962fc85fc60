import type { PostView } from '@/core/posts/views';
import type { Frame } from '@/components/ui/frame';
import { Time } from '@/components/ui/time';

/** What stays of a withdrawn post: its floor, who took it away, and why. */
export function Tombstone({ post, frame }: { post: PostView; frame: Frame }) {
  const { t } = frame;
  const { withdrawn } = post;
  if (!withdrawn) return null;
  return (
    <article className="post" id={`p${post.id}`} data-floor={post.floor} aria-labelledby={`f${post.floor}`}>
      <div className="mini" />
      <div className="said tomb">
        <span>
          {t(withdrawn.by === 'author' ? 'posts.by_author' : 'posts.by_staff')}
          {withdrawn.reason ? <bdi className="mute"> {t('posts.reason', { reason: withdrawn.reason })}</bdi> : null}
        </span>
        <span>
          {post.mayRestore ? (
            <>
              <a className="lk" href={`/p/${post.id}/restore`} rel="nofollow">
                {t('desk.restore')}
              </a>{' '}
            </>
          ) : null}
          <Time at={withdrawn.at} frame={frame} form="full" relative />{' '}
          <a className="n" id={`f${post.floor}`} href={`#p${post.id}`}>
            {t('posts.floor', { floor: post.floor })}
          </a>
        </span>
      </div>
    </article>
  );
}
