import type { PostView } from '@/core/posts/views';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Icon } from '@/components/ui/icon';

interface SaveProps {
  post: PostView;
  frame: Frame;
}

/** Keeps a post and lets it go; a guest is led to the door and back to the post. */
export function SaveButton({ post, frame }: SaveProps) {
  const { t } = frame;
  const here = `${frame.path}#p${post.id}`;
  const [off, on] = [t('bookmarks.save'), t('bookmarks.saved')];
  const face = (
    <>
      <Icon name="save" />
      {/* Both words, so that the style sheet can keep the room of the longer one. */}
      <span data-label={`${off}\n${on}`}>{post.isBookmarked ? on : off}</span>
    </>
  );
  if (!frame.viewer)
    return (
      <a className="tool" rel="nofollow" href={wayIn('/sign-in', here)}>
        {face}
      </a>
    );
  return (
    <form method="post" action={`/p/${post.id}/bookmark/set`} data-enhance="save">
      <HiddenFields frame={frame} next={here} />
      <button className="tool" name="on" value={post.isBookmarked ? '0' : '1'} aria-pressed={post.isBookmarked} data-off={off} data-on={on}>
        {face}
      </button>
    </form>
  );
}
