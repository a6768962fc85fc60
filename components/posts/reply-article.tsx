import type { PostView } from '@/core/posts/views';
import { MiniCard } from '@/components/members/mini-card';
import { nameIn } from '@/components/members/member-name';
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
  return (
    <article
      className={post.isMine ? 'post mine' : 'post'}
      id={`p${post.id}`}
      data-floor={post.floor}
      aria-labelledby={`a${post.id} f${post.floor}`}
    >
      <MiniCard author={post.author} frame={frame} id={`a${post.id}`} isByStarter={post.isByStarter} isMine={post.isMine} />
      <div className="said">
        <PostMeta post={post} frame={frame} floorName={floorName} />
        {post.replyTo ? <Answered to={post.replyTo} frame={frame} /> : null}
        <PostBody post={post} frame={frame} voice="talk" />
        <PostActions post={post} frame={frame} here={here} isOpen={isOpen} />
      </div>
    </article>
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
  return (
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
}
