import type { NoticesView, NoticeView } from '@/core/notifications/views';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { addressOf, Pager } from '@/components/ui/pager';
import { NoticeLine } from './notice-line';

const HREF = '/notifications';

/** What others did that concerns the reader, grouped by day. */
export function NoticesPage({ view: { notices, pages }, frame }: { view: NoticesView; frame: Frame }) {
  const { t } = frame;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('notifications.title') }]} />
      <div className="notices">
        <h1>{t('notifications.title')}</h1>
        <hr className="keisen" />
        {byDay(notices, frame).map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h2 className="n">{day}</h2>
            <ul className="lines">
              {ofDay.map((notice) => (
                <NoticeLine key={keyOf(notice)} notice={notice} frame={frame} />
              ))}
            </ul>
          </section>
        ))}
        {notices.length ? null : <p className="empty">{t('notifications.none')}</p>}
        <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf(HREF, { page })} />
      </div>
    </>
  );
}

const keyOf = (notice: NoticeView): string => `${notice.kind} ${notice.kind === 'follow' ? notice.member.id : notice.post.id}`;

/** Days of the reader's zone, in the order of the list. */
function byDay(notices: NoticeView[], { formats }: Frame): [string, NoticeView[]][] {
  const days = new Map<string, NoticeView[]>();
  for (const notice of notices) {
    const day = formats.day(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}
