import type { ThreadView } from '@/core/threads/views';
import { Fold, withFoldWords } from '@/components/blocks/fold';
import { AuthorCard } from '@/components/members/author-card';
import { Signature } from '@/components/members/signature';
import { PostActions } from '@/components/posts/post-actions';
import { PostBody } from '@/components/posts/post-body';
import { foldedWords } from '@/components/posts/reply-article';
import { PostRatings } from '@/components/ratings/post-ratings';
import type { Frame } from '@/components/ui/frame';
import { ArticleHead } from './article-head';
import { Toc } from './contents';

interface ArticleProps {
  thread: ThreadView;
  frame: Frame;
  here: string;
  mayCollect: boolean;
}

/** Floor 1: head, author card, text, tags, actions. The order of the source is the order of reading. */
export function Article(props: ArticleProps) {
  const { thread, frame } = props;
  const { first } = thread;
  return (
    <article className="post first" id={`p${first.id}`} data-floor="1" aria-labelledby="title">
      <ArticleHead thread={thread} frame={frame} />
      <AuthorCard author={thread.author} frame={frame} />
      <div className="said text" id="f1">
        {first.folded ? (
          <Fold words={foldedWords(first, frame)} frame={frame}>
            <Text {...props} />
          </Fold>
        ) : (
          <Text {...props} />
        )}
      </div>
    </article>
  );
}

function Text({ thread, frame, here, mayCollect }: ArticleProps) {
  const { first } = thread;
  return (
    <>
      {thread.headings.length > 1 ? (
        <details className="contents">
          <summary>{frame.t('thread.contents')}</summary>
          <Toc thread={thread} />
        </details>
      ) : null}
      {first.withdrawn ? <p className="mute">{frame.t('desk.withdrawn')}</p> : null}
      <PostBody post={{ ...first, html: withFoldWords(first.html, frame) }} frame={frame} voice="prose" />
      <Signature html={first.author.signatureHtml} frame={frame} />
      <Tags tags={thread.tags} frame={frame} />
      <PostRatings postId={first.id} ratings={first.ratings} frame={frame} />
      <PostActions
        post={first}
        frame={frame}
        here={here}
        isOpen={thread.mayReply.allowed || !frame.viewer}
        mayCollect={mayCollect}
        desk={thread.mayModerate ? `/mod/t/${thread.id}` : undefined}
      />
    </>
  );
}

function Tags({ tags, frame }: { tags: string[]; frame: Frame }) {
  if (!tags.length) return null;
  return (
    <ul className="tags" aria-label={frame.t('thread.tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/tags/${encodeURIComponent(tag)}`} rel="tag">
            <bdi>{tag}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
