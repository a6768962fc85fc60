import type { PostView } from '@/core/posts/views';
import { Signature } from '@/components/members/signature';
import { Fold, withFoldWords } from '@/components/blocks/fold';
import { MiniCard } from '@/components/members/mini-card';
import { nameIn } from '@/components/members/member-name';
import { PostRatings } from '@/components/ratings/post-ratings';
import type { Frame } from '@/components/ui/frame';
import { Time } from '@/components/ui/time';
import { EditedMark } from './edited-mark';
import { PostActions } from './post-actions';
import { PostBody } from './post-body';
import { Tombstone } from './tombstone';

interface ReplyProps {
  post: PostView;
  frame: Frame;
  here: string;
  isOpen: boolean;
  /** 沙发, 板凳 …, where floors have names. */
  floorName?: string;
}

/** One reply (or what stays of it). */
export function ReplyArticle({ post, frame, here, isOpen, floorName }: ReplyProps) {
  if (post.withdrawn) return <Tombstone post={post} frame={frame} />;
  const card = <MiniCard author={post.author} frame={frame} id={`a${post.id}`} isByStarter={post.isByStarter} isMine={post.isMine} />;
  const said = <Said post={post} frame={frame} here={here} isOpen={isOpen} floorName={floorName} />;
  if (post.folded)
    return (
      <article className="post" id={`p${post.id}`} data-floor={post.floor} aria-labelledby={`x${post.id}`}>
        <div className="mini" />
        <Fold className="said" words={foldedWords(post, frame)} frame={frame} id={`x${post.id}`}>
          {card}
          {said}
        </Fold>
      </article>
    );
  return (
    <article
      className={post.isMine ? 'post mine' : 'post'}
      id={`p${post.id}`}
      data-floor={post.floor}
      aria-labelledby={`a${post.id} f${post.floor}`}
    >
      {card}
      <div className="said">{said}</div>
    </article>
  );
}

/** The line in place of a post that the reader has folded away. */
export const foldedWords = ({ folded, author, floor }: PostView, frame: Frame): string =>
  frame.t(folded === 'word' ? 'blocks.folded_post_word' : 'blocks.folded_post', { name: nameIn(author, frame), floor });

function Said({ post, frame, here, isOpen, floorName }: ReplyProps) {
  return (
    <>
      <PostMeta post={post} frame={frame} floorName={floorName} />
      {post.replyTo ? <Answered to={post.replyTo} frame={frame} /> : null}
      <PostBody post={{ ...post, html: withFoldWords(post.html, frame) }} frame={frame} voice="talk" />
      <Signature html={post.author.signatureHtml} frame={frame} />
      <PostRatings postId={post.id} ratings={post.ratings} frame={frame} />
      <PostActions post={post} frame={frame} here={here} isOpen={isOpen} />
    </>
  );
}

function PostMeta({ post, frame, floorName }: { post: PostView; frame: Frame; floorName?: string }) {
  return (
    <div className="meta">
      <Time at={post.createdAt} frame={frame} form="full" relative />
      <EditedMark post={post} frame={frame} />
      <a className="n floor" id={`f${post.floor}`} href={`#p${post.id}`}>
        {floorName ? `${floorName} ` : ''}
        {frame.t('posts.floor', { floor: post.floor })}
      </a>
    </div>
  );
}

function Answered({ to, frame }: { to: NonNullable<PostView['replyTo']>; frame: Frame }) {
  const quote = (
    <blockquote className="re">
      <cite>
        <a href={`/p/${to.id}`} rel="nofollow">
          {frame.t('posts.reply_to', { name: nameIn(to.author, frame), floor: to.floor })}
        </a>
      </cite>
      <span lang={to.lang} dir="auto">
        {to.excerpt}
      </span>
    </blockquote>
  );
  if (!to.folded) return quote;
  return (
    <Fold words={frame.t('blocks.folded_quote')} frame={frame}>
      {quote}
    </Fold>
  );
}
