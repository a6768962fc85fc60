import type { BookmarksView, BookmarkView } from '@/core/bookmarks/views';
import { nameIn } from '@/components/members/member-name';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Button } from '@/components/ui/button';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { addressOf, Pager } from '@/components/ui/pager';
import { Time } from '@/components/ui/time';

const HREF = '/bookmarks';

/** What one keeps, newest first, with a filter. */
export function BookmarksPage({ view, frame }: { view: BookmarksView; frame: Frame }) {
  const { t } = frame;
  const { bookmarks, pages, query } = view;
  return (
    <div className="col">
      <Breadcrumb frame={frame} steps={[{ text: t('bookmarks.title') }]} />
      <div className="phead">
        <h1>{t('bookmarks.title')}</h1>
        <p>{t('bookmarks.help')}</p>
      </div>
      {pages.total > 0 || query ? <Filter query={query} frame={frame} /> : null}
      {bookmarks.length ? (
        <ul className="lines">
          {bookmarks.map((bookmark) => (
            <li key={bookmark.postId} data-row="">
              <Kept bookmark={bookmark} frame={frame} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">{query ? t('bookmarks.none_such', { query }) : t('bookmarks.none')}</p>
      )}
      <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf(HREF, { q: query, page })} />
    </div>
  );
}

function Filter({ query, frame: { t } }: { query: string; frame: Frame }) {
  return (
    <form className="ask" action={HREF} role="search" aria-label={t('bookmarks.find')}>
      <label className="vh" htmlFor="find">
        {t('bookmarks.find')}
      </label>
      <input
        className="in"
        id="find"
        type="search"
        name="q"
        defaultValue={query}
        placeholder={t('bookmarks.find')}
        maxLength={100}
        dir="auto"
      />
      <Button>{t('bookmarks.submit')}</Button>
      {query ? (
        <a className="btn" href={HREF}>
          {t('bookmarks.all')}
        </a>
      ) : null}
    </form>
  );
}

function Kept({ bookmark, frame }: { bookmark: BookmarkView; frame: Frame }) {
  const { t } = frame;
  const { post, note, postId } = bookmark;
  return (
    <>
      {post ? (
        <>
          <p className="excerpt" lang={post.lang} dir="auto">
            {post.excerpt}
          </p>
          <p className="said-in">
            <span>{t('bookmarks.by', { name: nameIn(post.author, frame), floor: post.floor })}</span>
            <a href={`/p/${postId}`} lang={post.thread.lang} dir="auto" data-open="">
              {post.thread.title}
            </a>
          </p>
        </>
      ) : (
        <p className="dim">{t('bookmarks.gone')}</p>
      )}
      {note ? (
        <p className="re" dir="auto">
          {note}
        </p>
      ) : null}
      <div className="said-in">
        <Time at={bookmark.createdAt} frame={frame} form="full" relative />
        <Reminder bookmark={bookmark} frame={frame} />
        <a className="lk" href={`/p/${postId}/bookmark`}>
          {t('bookmarks.edit')}
        </a>
        <form method="post" action={`/p/${postId}/bookmark/set`} data-enhance="plain">
          <HiddenFields frame={frame} next={frame.path} />
          <button className="plain lk" name="on" value="0">
            {t('bookmarks.remove')}
          </button>
        </form>
      </div>
    </>
  );
}

function Reminder({ bookmark: { remindAt, remindedAt }, frame: { t, formats } }: { bookmark: BookmarkView; frame: Frame }) {
  if (remindedAt) return <span>{t('bookmarks.reminded_at', { time: formats.full(remindedAt) })}</span>;
  return remindAt ? <span>{t('bookmarks.remind_at', { time: formats.full(remindAt) })}</span> : null;
}
