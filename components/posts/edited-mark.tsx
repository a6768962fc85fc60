import type { PostView } from '@/core/posts/views';
import type { Frame } from '@/components/ui/frame';

/** "Edited …", which opens the former texts. */
export function EditedMark({ post, frame }: { post: PostView; frame: Frame }) {
  if (!post.editedAt) return null;
  const words = frame.t('posts.edited', { time: frame.formats.full(post.editedAt) });
  return post.revisions ? (
    <a className="edited" href={`/p/${post.id}/history`} rel="nofollow">
      {words}
    </a>
  ) : (
    <span className="edited">{words}</span>
  );
}
