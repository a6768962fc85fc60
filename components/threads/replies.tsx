import { ReplyArticle } from '@/components/posts/reply-article';
import { nameIn } from '@/components/members/member-name';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { Still } from '@/components/ui/still';
import { threadHref } from './address';
import type { ThreadPageView } from './thread-view';

interface RepliesProps {
  view: Pick<ThreadPageView, 'thread' | 'floorNames'>;
  frame: Frame;
  here: string;
}

/** The replies of this page, with the ways to see them. */
export function Replies({ view: { thread, floorNames }, frame, here }: RepliesProps) {
  const { t, formats } = frame;
  const isOpen = thread.mayReply.allowed || !frame.viewer;
  const { page, pages } = thread.pages;
  const choices = { author: thread.onlyAuthor, order: thread.order === 'newest' ? 'newest' : null };
  return (
    <section className="replies" id="replies" aria-labelledby="replies-title">
      <div className="post over">
        <div className="said">
          <div className="sec thread-sec">
            <h2 id="replies-title">{t('thread.replies_heading')}</h2>
            <span className="n dim">{formats.number(thread.replies)}</span>
            <Views thread={thread} frame={frame} />
          </div>
          {thread.posts.length ? null : <p className="none">{t(thread.onlyAuthor ? 'thread.none_of_author' : 'thread.none')}</p>}
        </div>
      </div>
      {thread.posts.map((post) => (
        <Still key={post.id} of={ReplyArticle} frame={frame} props={{ post, here, isOpen, floorName: floorNames[post.floor - 1] }} />
      ))}
      {pages > 1 ? <Still of={RepliesPager} frame={frame} props={{ page, pages, path: threadHref(thread), choices }} /> : null}
    </section>
  );
}

function RepliesPager({
  page,
  pages,
  path,
  choices,
  frame,
}: {
  page: number;
  pages: number;
  path: string;
  choices: Record<string, string | null>;
  frame: Frame;
}) {
  return (
    <div className="post">
      <div className="said">
        <Pager
          page={page}
          pages={pages}
          frame={frame}
          label={frame.t('thread.pages_label')}
          href={(to) => addressOf(path, { page: to > 1 ? to : null, ...choices })}
        />
      </div>
    </div>
  );
}

/** By time, newest first, only the thread's author (A9). */
function Views({ thread, frame }: { thread: ThreadPageView['thread']; frame: Frame }) {
  const { t } = frame;
  if (thread.lastFloor < 3 && !thread.onlyAuthor && thread.order === 'floor') return null;
  const path = threadHref(thread);
  const author = thread.onlyAuthor;
  const order = thread.order === 'newest' ? 'newest' : null;
  const isOther = author !== null && author !== thread.author.name;
  return (
    <span className="more">
      <a href={`${addressOf(path, { author })}#replies`} aria-current={order ? undefined : 'true'}>
        {t('thread.by_time')}
      </a>
      <a rel="nofollow" href={`${addressOf(path, { author, order: 'newest' })}#replies`} aria-current={order ? 'true' : undefined}>
        {t('thread.newest')}
      </a>
      {author ? <a href={`${addressOf(path, { order })}#replies`}>{t('thread.everyone')}</a> : null}
      {isOther ? <span aria-current="true">{t('thread.only_of', { name: nameIn({ name: author }, frame) })}</span> : null}
      {!isOther && thread.author.name ? (
        <a
          rel="nofollow"
          href={`${addressOf(path, { author: thread.author.name, order })}#replies`}
          aria-current={author ? 'true' : undefined}
        >
          {t('thread.only_author')}
        </a>
      ) : null}
    </span>
  );
}
