import type { FilterName, NoticesView, NoticeView } from '@/core/notifications/views';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { addressOf, Pager } from '@/components/ui/pager';
import { NoticeLine } from './notice-line';

const HREF = '/notifications';
const FILTERS: readonly FilterName[] = ['replies', 'mentions', 'likes', 'follows', 'system'];

/** What others did that concerns the reader, grouped by day. */
export function NoticesPage({ view, frame }: { view: NoticesView; frame: Frame }) {
  const { t } = frame;
  const { notices, pages, filter } = view;
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ text: t('notifications.title') }]} />
      <div className="notices">
        <h1>{t('notifications.title')}</h1>
        <hr className="keisen" />
        <Filters now={filter} frame={frame} />
        <Tools view={view} frame={frame} />
        {byDay(notices, frame).map(([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h2 className="n">{day}</h2>
            <ul className="lines">
              {ofDay.map((notice) => (
                <NoticeLine key={notice.id} notice={notice} frame={frame} />
              ))}
            </ul>
          </section>
        ))}
        {notices.length ? null : <p className="empty">{t(filter ? 'notifications.none_here' : 'notifications.none')}</p>}
        <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf(HREF, { filter, page })} />
      </div>
    </>
  );
}

function Filters({ now, frame: { t } }: { now: FilterName | null; frame: Frame }) {
  return (
    <nav className="tabs" aria-label={t('notifications.filter.label')}>
      {[null, ...FILTERS].map((each) => (
        <a key={each ?? 'all'} href={addressOf(HREF, { filter: each })} aria-current={each === now ? 'page' : undefined}>
          {t(`notifications.filter.${each ?? 'all'}`)}
        </a>
      ))}
    </nav>
  );
}

/** Mark all read up to what the page shows, of the kinds that it shows, and the way to the choices. */
function Tools({ view: { newestAt, filter, unread }, frame }: { view: NoticesView; frame: Frame }) {
  const { t, viewer, path } = frame;
  return (
    <div className="tools">
      {(filter ? unread : viewer?.unread) && newestAt ? (
        <form method="post" action="/notifications/read" data-enhance="plain">
          <HiddenFields frame={frame} next={path} />
          <input type="hidden" name="until" value={newestAt.toISOString()} />
          {filter ? <input type="hidden" name="filter" value={filter} /> : null}
          <button className="btn">{t('notifications.mark_all')}</button>
        </form>
      ) : null}
      <a href="/settings/notices">{t('notifications.choose')}</a>
    </div>
  );
}

/** Days of the reader's zone, in the order of the list. */
function byDay(notices: NoticeView[], { formats }: Frame): [string, NoticeView[]][] {
  const days = new Map<string, NoticeView[]>();
  for (const notice of notices) {
    const day = formats.day(notice.at);
    days.set(day, [...(days.get(day) ?? []), notice]);
  }
  return [...days];
}
