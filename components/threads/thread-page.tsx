import { ThreadWatch } from '@/components/follows/watch-menu';
import { ReplyRegion } from '@/components/posts/reply-region';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { JsonLd } from '@/components/ui/json-ld';
import { pickText } from '@/components/ui/localized';
import { addressOf } from '@/components/ui/pager';
import { Still } from '@/components/ui/still';
import { threadHref } from './address';
import { Article } from './article';
import { Reminder } from './article-head';
import { Dock } from './dock';
import { Replies } from './replies';
import { threadData } from './thread-data';
import { ThreadRail } from './thread-rail';
import type { ThreadPageView } from './thread-view';

/** A thread: article, replies, reply box or gate; contents and progress beside it. */
export function ThreadPage({ view, frame }: { view: ThreadPageView; frame: Frame }) {
  const { thread, watch } = view;
  const choices = {
    page: thread.pages.page > 1 ? thread.pages.page : null,
    author: thread.onlyAuthor,
    order: thread.order === 'newest' ? 'newest' : null,
  };
  const here = addressOf(threadHref(thread), choices);
  const head = { ...thread, posts: [] };
  return (
    <>
      <Still of={Place} frame={frame} props={{ thread: head }} />
      <div className="thread">
        <div>
          {thread.pages.page === 1 ? (
            <Still of={Article} frame={frame} props={{ thread: head, here, mayCollect: view.mayCollect }} />
          ) : (
            <Reminder thread={thread} frame={frame} />
          )}
          <Replies view={view} frame={frame} here={here} />
          <WatchLine thread={thread} watch={watch} frame={frame} />
          <ReplyRegion
            thread={thread}
            mayReply={thread.mayReply}
            draft={view.draft}
            rules={view.rules}
            next={view.next}
            frame={frame}
            plain={here}
          />
        </div>
        <Still of={Beside} frame={frame} props={{ thread: head, watch }} />
      </div>
    </>
  );
}

interface HeadProps {
  thread: ThreadPageView['thread'];
  frame: Frame;
}

/** Where there is no room for the rail, the choice stands before the reply box. */
const WatchLine = (props: { thread: ThreadPageView['thread']; watch: ThreadPageView['watch']; frame: Frame }) => (
  <div className="watch-line">
    <ThreadWatch {...props} />
  </div>
);

function Place({ thread, frame }: HeadProps) {
  return (
    <>
      <Breadcrumb
        frame={frame}
        steps={[
          ...thread.board.path.map((board) => stepOf(board, frame)),
          stepOf(thread.board, frame),
          { text: frame.t(`thread.${thread.kind}`) },
        ]}
      />
      <JsonLd data={threadData(thread, frame)} />
    </>
  );
}

function Beside({ thread, watch, frame }: HeadProps & { watch: ThreadPageView['watch'] }) {
  return (
    <>
      <ThreadRail thread={thread} watch={watch} frame={frame} />
      <Dock thread={thread} frame={frame} />
    </>
  );
}

function stepOf(board: ThreadPageView['thread']['board'] | ThreadPageView['thread']['board']['path'][number], frame: Frame) {
  const { text, lang } = pickText(board.name, frame.locale);
  return { href: `/b/${encodeURIComponent(board.slug)}`, text, lang: lang === frame.locale ? undefined : lang };
}
