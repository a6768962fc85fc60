import type { ReactNode } from 'react';
import type { LeadView } from '@/core/threads/views';
import { boardHref } from '@/components/boards/address';
import { MemberName } from '@/components/members/member-name';
import { threadHref } from '@/components/threads/address';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Time } from '@/components/ui/time';

/** The front page's first article. Where its title can stand upright and there is room, it does; else it lies above the text. */
export function Lead({ lead, frame }: { lead: LeadView; frame: Frame }) {
  const { thread, verticalLines, html } = lead;
  const { t } = frame;
  const href = threadHref(thread);
  return (
    <article className={verticalLines ? 'lead' : 'lead flat'} aria-label={t('stats.lead')}>
      {verticalLines ? (
        <h2 className="vert" lang={thread.lang}>
          <a href={href} aria-label={thread.title}>
            {verticalLines.map((line) => (
              <span key={line}>{upright(line)}</span>
            ))}
          </a>
        </h2>
      ) : null}
      <div className="ltext">
        <p className="kick">
          <a href={boardHref(thread.board.slug)}>
            <Localized text={thread.board.name} locale={frame.locale} />
          </a>
          <MemberName member={thread.author} frame={frame} />
          <Time at={thread.createdAt} frame={frame} form="date" />
        </p>
        <h2 className="horiz" lang={thread.lang} dir="auto">
          <a href={href}>{thread.title}</a>
        </h2>
        <div className="cols" lang={thread.lang} dangerouslySetInnerHTML={{ __html: html }} />
        <p className="lfoot n">
          <a className="cont" href={href}>
            {t('stats.continue')}
          </a>
          <span>{t('stats.n_views', { count: thread.views })}</span>
          <span>{t('stats.n_replies', { count: thread.replies })}</span>
          <span>{t('stats.n_likes', { count: thread.likes })}</span>
        </p>
      </div>
    </article>
  );
}

/** A line for upright setting: `!` and `?` at full width, and numbers of up to two digits side by side in one square. */
function upright(line: string): ReactNode[] {
  const parts = line
    .replace(/!/g, '！')
    .replace(/\?/g, '？')
    .split(/(?<!\d)(\d{1,2})(?!\d)/);
  return parts.map((part, place) => (place % 2 ? <i key={place}>{part}</i> : part));
}
