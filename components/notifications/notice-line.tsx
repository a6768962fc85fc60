import type { ReactNode } from 'react';
import type { NoticeView } from '@/core/notifications/views';
import { collectionHref } from '@/components/collections/address';
import { MemberName } from '@/components/members/member-name';
import { Amounts } from '@/components/points/amounts';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Localized } from '@/components/ui/localized';
import { Rich } from '@/components/ui/rich';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';

const hrefOf = ({ id }: NoticeView): string => `/notifications/${id}`;

/** One sentence with its links, below it what was written; unread ones have a dot and a button. */
export function NoticeLine({ notice, frame }: { notice: NoticeView; frame: Frame }) {
  const { t } = frame;
  const [actor] = notice.actors;
  return (
    <li data-row="" className={notice.isRead ? undefined : 'unread'}>
      {actor ? <Seal seal={actor.seal} size={28} /> : <span />}
      <div>
        <p>
          {notice.isRead ? null : <span className="dot" role="img" aria-label={t('notifications.is_unread')} />}
          <Sentence notice={notice} frame={frame} /> <Time at={notice.at} frame={frame} form="clock" relative />
        </p>
        <Written notice={notice} />
      </div>
      {notice.isRead ? null : (
        <form method="post" action="/notifications/read" data-enhance="plain">
          <HiddenFields frame={frame} next={frame.path} />
          <input type="hidden" name="noticeId" value={notice.id} />
          <button className="plain">{t('notifications.mark_one')}</button>
        </form>
      )}
    </li>
  );
}

/** A note or reason, and how the post begins: a way in of its own where the sentence has no title. */
function Written({ notice }: { notice: NoticeView }) {
  const { words, post, thread } = notice;
  return (
    <>
      {words ? (
        <p className="excerpt" dir="auto">
          {words}
        </p>
      ) : null}
      {post ? (
        <p className="excerpt" lang={post.lang} dir="auto">
          {thread ? post.excerpt : <a href={hrefOf(notice)}>{post.excerpt}</a>}
        </p>
      ) : null}
    </>
  );
}

function Sentence({ notice, frame }: { notice: NoticeView; frame: Frame }) {
  const { thread, amounts, group, medal, level, what, collection, count } = notice;
  const { t } = frame;
  const hasLink = Boolean(thread ?? collection);
  const inCollection = (href: string) => () =>
    collection ? (
      <a href={href} dir="auto">
        {collection.title}
      </a>
    ) : (
      '…'
    );
  const collectionLink = inCollection(collection && thread ? collectionHref(collection) : hrefOf(notice));
  const parts: Record<string, () => ReactNode> = {
    who: () => <Who notice={notice} frame={frame} />,
    title: () =>
      thread ? (
        <a href={hrefOf(notice)} lang={thread.lang} data-open="">
          <bdi>{thread.title}</bdi>
        </a>
      ) : null,
    amounts: () => <Amounts amounts={amounts ?? {}} frame={frame} />,
    group: () => (group ? <Localized text={group} locale={frame.locale} /> : null),
    medal: () => (medal ? <Localized text={medal} locale={frame.locale} /> : '…'),
    level: () => frame.formats.number(level),
    collection: collectionLink,
    into: () =>
      count > 1 ? (
        t('notifications.many.collections', { count })
      ) : (
        <Rich text={t.raw('notifications.one.collection')} parts={{ name: collectionLink }} />
      ),
    threads: () =>
      count > 1 ? (
        <a href={hrefOf(notice)} data-open="">
          {t('notifications.many.threads', { count })}
        </a>
      ) : (
        <Rich text={t.raw('notifications.one.thread')} parts={{ name: parts.title! }} />
      ),
  };
  const said = <Rich text={t.raw(`notifications.say.${what}`)} parts={parts} />;
  // What has no thread is a link as a whole, unless it begins with a member's.
  return hasLink || notice.actors.length ? (
    <>
      {said}
      {hasLink ? null : (
        <>
          {' '}
          <a href={hrefOf(notice)} data-open="">
            {frame.t('notifications.open')}
          </a>
        </>
      )}
    </>
  ) : (
    <a href={hrefOf(notice)} data-open="">
      {said}
    </a>
  );
}

function Who({ notice: { actors, others }, frame }: { notice: NoticeView; frame: Frame }) {
  const named = (place: number) => () => <MemberName member={actors[place] ?? { name: '' }} frame={frame} />;
  const key = others > 0 ? 'more' : actors.length > 1 ? 'two' : 'one';
  const more = () => frame.t('notifications.others', { count: others });
  return <Rich text={frame.t.raw(`notifications.who.${key}`)} parts={{ a: named(0), b: named(1), more }} />;
}
