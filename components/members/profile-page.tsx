import { CollectionRows } from '@/components/collections/collection-rows';
import { MedalRows } from '@/components/merits/medal-row';
import { GrantForm } from '@/components/points/grant-form';
import { PointsHistory } from '@/components/points/points-history';
import { Standing } from '@/components/points/standing';
import { LedgerRows } from '@/components/threads/ledger-rows';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { JsonLd } from '@/components/ui/json-ld';
import { Pager } from '@/components/ui/pager';
import { About } from './about';
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
      <ProfileHead profile={profile} mayBan={view.mayBan} mayTransfer={view.mayTransfer} frame={frame} />
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
          {list.tab === 'points' ? (
            <>
              {list.granting ? <GrantForm name={profile.name} writing={list.granting} frame={frame} /> : null}
              <PointsHistory
                path={memberHref(profile.name, 'points')}
                currency={list.currency}
                lines={list.lines}
                balances={profile.balances}
                owed={list.owed}
                total={{
                  formula: list.formula,
                  figures: { posts: profile.posts, threads: profile.threads, digests: profile.digests, ...profile.balances },
                  sum: profile.points,
                }}
                frame={frame}
              />
            </>
          ) : list.tab === 'about' ? (
            <About profile={profile} frame={frame} />
          ) : (
            <List list={list} name={profile.name} frame={frame} />
          )}
        </section>
        <aside className="stand" aria-label={t('members.points')}>
          <div className="sec">
            <h2>{t('members.points')}</h2>
            <a className="more" href="/points">
              {t('members.rules')}
            </a>
          </div>
          <Standing
            total={profile.points}
            balances={profile.balances}
            next={profile.next}
            entries={view.maySeePoints ? memberHref(profile.name, 'points') : undefined}
            frame={frame}
          />
        </aside>
      </div>
    </div>
  );
}

function List({ list, name, frame }: { list: Exclude<ProfileList, { tab: 'points' | 'about' }>; name: string; frame: Frame }) {
  const { t } = frame;
  const path = memberHref(name, list.tab);
  if (list.tab === 'medals')
    return list.medals.length ? <MedalRows medals={list.medals} frame={frame} /> : <Nothing words={t('members.empty.medals')} />;
  const { rows, pages } = list.tab === 'threads' ? list.list : list;
  if (!rows.length) return <Nothing words={t(`members.empty.${list.tab}`)} />;
  return (
    <>
      {drawn(list, frame)}
      <Pager page={pages.page} pages={pages.pages} frame={frame} href={(page) => (page > 1 ? `${path}?page=${page}` : path)} />
    </>
  );
}

function drawn(list: Exclude<ProfileList, { tab: 'points' | 'about' | 'medals' }>, frame: Frame) {
  if (list.tab === 'threads') return <LedgerRows rows={list.list.rows} frame={frame} withBoard />;
  if (list.tab === 'collections') return <CollectionRows rows={list.rows} frame={frame} />;
  if (list.tab === 'replies' || list.tab === 'likes') return <ReplyRows rows={list.rows} frame={frame} />;
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
