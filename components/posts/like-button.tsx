import type { PostView } from '@/core/posts/views';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Icon } from '@/components/ui/icon';

interface LikeProps {
  post: PostView;
  frame: Frame;
}

/** Likes and unlikes one post; one's own shows only its figure, a guest is led to the door and back to the post. */
export function LikeButton({ post, frame }: LikeProps) {
  const { t, formats } = frame;
  const face = (
    <>
      <Icon name="like" />
      <span>
        {t('posts.like')}{' '}
        <span className="n" data-count="">
          {post.likes ? formats.short(post.likes) : ''}
        </span>
      </span>
    </>
  );
  if (post.isMine || (frame.viewer && !post.mayLike)) {
    return post.likes ? (
      <span className="still">
        <Icon name="like" />
        <span className="n">{t('posts.liked_count', { count: post.likes })}</span>
      </span>
    ) : null;
  }
  if (!frame.viewer)
    return (
      <a className="tool" rel="nofollow" href={wayIn('/sign-in', `${frame.path}#p${post.id}`)}>
        {face}
      </a>
    );
  return (
    <form method="post" action={`/p/${post.id}/likes/set`} data-enhance="like">
      <HiddenFields frame={frame} next={`${frame.path}#p${post.id}`} />
      <button className="tool" name="on" value={post.isLiked ? '0' : '1'} aria-pressed={post.isLiked}>
        {face}
      </button>
    </form>
  );
}
