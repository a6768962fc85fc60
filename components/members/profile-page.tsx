import { LedgerLines } from '@/components/points/ledger-lines';
import { Standing } from '@/components/points/standing';
import { ThreadRow } from '@/components/threads/thread-row';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { JsonLd } from '@/components/ui/json-ld';
import { Pager } from '@/components/ui/pager';
import { memberHref } from './address';
import { ProfileFigures, ProfileHead } from './profile-head';
import { MemberRows, ReplyRows } from './profile-lists';
import { PROFILE_TABS, type ProfileList, type ProfilePageView } from './profile-view';

/** A member's page (D2). */
export function ProfilePage({ view, frame }: { view: ProfilePageView; frame: Frame }) {
  const { profile, list } = view;
  const { t } = frame;
  return (
    <div className="profile">
      <Breadcrumb frame={frame} steps={[{ href: '/members', text: t('members.members') }, { text: profile.name }]} />
      <JsonLd data={profileData(view, frame)} />
      <ProfileHead profile={profile} mayBan={view.mayBan} frame={frame} />
      <ProfileFigures profile={profile} frame={frame} />
      <hr className="keisen" />
      <nav className="tabs" aria-label={t('members.tabs')}>
        {PROFILE_TABS.filter((tab) => tab !== 'points' || view.maySeePoints).map((tab) => (
          <a key={tab} href={memberHref(profile.name, tab)} aria-current={tab === list.tab ? 'page' : undefined}>
            {t(`members.tab.${tab}`)}
          </a>
        ))}
      </nav>
      <div className="two">
        <section aria-label={t(`members.tab.${list.tab}`)}>
          <List list={list} name={profile.name} frame={frame} />
        </section>
        <aside className="stand" aria-label={t('members.points')}>
          <div className="sec">
            <h2>{t('members.points')}</h2>
            <a className="more" href="/points">
              {t('members.rules')}
            </a>
          </div>
          <Standing total={profile.points} balances={profile.balances} next={profile.next} frame={frame} />
        </aside>
      </div>
    </div>
  );
}

function List({ list, name, frame }: { list: ProfileList; name: string; frame: Frame }) {
  const { t } = frame;
  const path = memberHref(name, list.tab);
  if (list.tab === 'points') {
    if (!list.lines.items.length) return <Nothing words={t('members.empty.points')} />;
    return (
      <>
        <LedgerLines lines={list.lines.items} frame={frame} />
        {list.lines.next ? (
          <nav className="pager">
            <a className="w" rel="next" href={`${path}?cursor=${encodeURIComponent(list.lines.next)}`}>
              {t('members.older')}
            </a>
          </nav>
        ) : null}
      </>
    );
  }
  const { rows, pages } = list.tab === 'threads' ? list.list : list;
  if (!rows.length) return <Nothing words={t(`members.empty.${list.tab}`)} />;
  return (
    <>
      {drawn(list, frame)}
      <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => (page > 1 ? `${path}?page=${page}` : path)} />
    </>
  );
}

function drawn(list: Exclude<ProfileList, { tab: 'points' }>, frame: Frame) {
  if (list.tab === 'threads')
    return (
      <ul className="ledger">
        {list.list.rows.map((row) => (
          <ThreadRow key={row.id} row={row} frame={frame} withBoard />
        ))}
      </ul>
    );
  if (list.tab === 'replies') return <ReplyRows rows={list.rows} frame={frame} />;
  return <MemberRows rows={list.rows} frame={frame} />;
}

const Nothing = ({ words }: { words: string }) => (
  <div className="empty">
    <p>{words}</p>
  </div>
);

function profileData({ profile }: ProfilePageView, { origin }: Frame): object {
  const url = origin + memberHref(profile.name);
  return {
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    dateCreated: profile.joinedAt.toISOString(),
    mainEntity: {
      '@type': 'Person',
      '@id': url,
      url,
      name: profile.name,
      agentInteractionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/WriteAction',
        userInteractionCount: profile.posts,
      },
    },
  };
}
