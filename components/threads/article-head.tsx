import type { ReactNode } from 'react';
import type { ThreadView } from '@/core/threads/views';
import { EditedMark } from '@/components/posts/edited-mark';
import { Counter } from '@/components/ui/counter';
import type { Frame } from '@/components/ui/frame';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { threadHref } from './address';

/** Title, byline and the three counters: views, replies, likes, always in this order. */
export function ArticleHead({ thread, frame }: { thread: ThreadView; frame: Frame }) {
  return (
    <header className="ahead">
      <ThreadStamps thread={thread} frame={frame} />
      <h1 id="title" lang={thread.lang}>
        <bdi>{thread.title}</bdi>
      </h1>
      <div className="byline">
        <Time at={thread.createdAt} frame={frame} form="full" relative />
        {thread.lang === frame.locale ? null : <Original lang={thread.lang} frame={frame} />}
        {thread.readingMinutes > 1 || thread.kind === 'article' ? (
          <span>{frame.t('thread.reading_time', { minutes: thread.readingMinutes })}</span>
        ) : null}
        <EditedMark post={thread.first} frame={frame} />
        <Figures thread={thread} frame={frame} />
      </div>
    </header>
  );
}

function Original({ lang, frame: { t } }: { lang: string; frame: Frame }) {
  const key = `thread.original.${lang}`;
  return t.has(key) ? <span>{t(key)}</span> : null;
}

function Figures({ thread, frame }: { thread: ThreadView; frame: Frame }) {
  return (
    <ul className="figs n" aria-label={frame.t('thread.figures')}>
      {(['views', 'replies', 'likes'] as const).map((name) => (
        <li key={name}>
          <Counter name={name} value={thread[name]} frame={frame} /> {frame.t(`thread.${name}`, { count: thread[name] })}
        </li>
      ))}
    </ul>
  );
}

/** What the desk has marked: pinned, featured, hot, locked. */
export function ThreadStamps({ thread, frame: { t } }: { thread: ThreadView; frame: Frame }): ReactNode {
  if (!thread.sticky && !thread.digest && !thread.heat && !thread.isLocked && !thread.readLevel) return null;
  return (
    <p className="stamps">
      {thread.sticky ? <Stamp>{t('thread.pinned')}</Stamp> : null}
      {thread.digest ? <Stamp kind="fine">{t('thread.digest')}</Stamp> : null}
      {thread.heat ? <Stamp kind="hot">{t('thread.hot')}</Stamp> : null}
      {thread.readLevel ? <Stamp>{t('thread.read_level', { level: thread.readLevel })}</Stamp> : null}
      {thread.isLocked ? <Stamp>{t('thread.locked')}</Stamp> : null}
    </p>
  );
}

/** On later pages a line stands in the article's place. */
export function Reminder({ thread, frame }: { thread: ThreadView; frame: Frame }) {
  const { t } = frame;
  const { page, pages } = thread.pages;
  return (
    <div className="post later">
      <header className="ahead said">
        <ThreadStamps thread={thread} frame={frame} />
        <h1 id="title" lang={thread.lang}>
          <bdi>{thread.title}</bdi>
        </h1>
        <div className="byline">
          <span>{t('thread.reminder', { page, pages })}</span>
          <a className="lk" href={threadHref(thread)}>
            {t('thread.from_start')}
          </a>
          <Figures thread={thread} frame={frame} />
        </div>
      </header>
    </div>
  );
}
