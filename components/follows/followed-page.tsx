import type { FollowedTagView, WatchedBoardView, WatchedThreadView } from '@/core/follows/views';
import type { Pages } from '@/core/kernel';
import type { FollowRowView } from '@/core/members/views';
import { boardHref, tagHref } from '@/components/boards/address';
import { memberHref } from '@/components/members/address';
import { FollowButton } from '@/components/members/follow-button';
import { MemberName } from '@/components/members/member-name';
import { FollowMarks } from '@/components/members/profile-lists';
import { threadHref } from '@/components/threads/address';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { addressOf, Pager } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { FollowTabs } from './follow-tabs';
import { TagFollow } from './tag-follow';
import { BoardWatch, ThreadWatch } from './watch-menu';

/** What lies under the open tab. */
export type FollowedList =
  | { kind: 'members'; rows: FollowRowView[] }
  | { kind: 'boards'; rows: WatchedBoardView[] }
  | { kind: 'threads'; rows: WatchedThreadView[] }
  | { kind: 'tags'; rows: FollowedTagView[] };
export type FollowedPageView = FollowedList & { pages: Pages };

/** What one follows of a kind, with the way to let go. */
export function FollowedPage({ view, frame }: { view: FollowedPageView; frame: Frame }) {
  const { t } = frame;
  const { kind, pages } = view;
  const title = t('follows.followed');
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: '/following', text: t('follows.title') }, { text: title }]} />
      <div className="followed">
        <div className="phead">
          <h1>{title}</h1>
        </div>
        <hr className="keisen" />
        <FollowTabs current={kind} href={(tab) => `/following/${tab}`} frame={frame} />
        {view.rows.length ? <ul className="lines">{linesOf(view, frame)}</ul> : <p className="empty">{t(`follows.empty.${kind}`)}</p>}
        <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => addressOf(`/following/${kind}`, { page })} />
      </div>
    </>
  );
}

function linesOf(list: FollowedList, frame: Frame) {
  switch (list.kind) {
    case 'members':
      return list.rows.map((row) => <Member key={row.id} row={row} frame={frame} />);
    case 'boards':
      return list.rows.map((row) => (
        <li key={row.id} className="person" data-row="">
          <a className="who" href={boardHref(row.slug)} data-open="">
            <Localized text={row.name} locale={frame.locale} />
          </a>
          <BoardWatch board={row} watch={row} frame={frame} />
        </li>
      ));
    case 'threads':
      return list.rows.map((row) => <Thread key={row.id} row={row} frame={frame} />);
    default:
      return list.rows.map(({ name }) => (
        <li key={name} className="person" data-row="">
          <a className="who" href={tagHref(name)} data-open="">
            <bdi>{name}</bdi>
          </a>
          <TagFollow name={name} isFollowed frame={frame} />
        </li>
      ));
  }
}

function Member({ row, frame }: { row: FollowRowView; frame: Frame }) {
  return (
    <li className="person" data-row="">
      <span className="who">
        <Seal seal={row.seal} size={28} />
        <MemberName member={row} frame={frame} />
      </span>
      <FollowMarks row={row} frame={frame} />
      {row.name ? (
        <a className="lk" href={memberHref(row.name, 'remark')}>
          {frame.t('follows.remark')}
        </a>
      ) : null}
      <FollowButton member={{ name: row.name, isFollowed: true, isMe: false }} frame={frame} />
    </li>
  );
}

function Thread({ row, frame }: { row: WatchedThreadView; frame: Frame }) {
  const { t, formats, now } = frame;
  return (
    <li className="person" data-row="">
      <a className="who" href={threadHref(row)} lang={row.lang} dir="auto" data-open="">
        {row.title}
      </a>
      <span className="mute">
        <Localized text={row.board.name} locale={frame.locale} />
      </span>
      <span className="mute">{t('follows.replies', { count: row.replies, time: formats.compact(row.lastAt, now) })}</span>
      <ThreadWatch thread={row} watch={row} frame={frame} />
    </li>
  );
}
