import type { ProfileView } from '@/core/members/views';
import { BlockButton } from '@/components/blocks/block-button';
import { Counter } from '@/components/ui/counter';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { memberHref } from './address';
import { FollowButton } from './follow-button';
import { GroupMark } from './group-mark';

interface HeadProps {
  profile: ProfileView;
  mayBan: boolean;
  mayTransfer: boolean;
  frame: Frame;
}

/** Who this is: seal, name, group, since when, in their own words. */
export function ProfileHead({ profile, mayBan, mayTransfer, frame }: HeadProps) {
  const { t, formats } = frame;
  return (
    <header className="ph">
      <Seal seal={profile.seal} size={96} />
      <div>
        <h1>
          <bdi>{profile.name}</bdi>
        </h1>
        <div className="g n">
          <GroupMark group={profile.group} title={profile.title} frame={frame} />
          <span>{t('members.uid', { id: String(profile.id) })}</span>
          <span>{t('members.joined', { date: formats.date(profile.joinedAt) })}</span>
          {profile.lastSeenAt ? <span>{t('members.seen', { time: formats.date(profile.lastSeenAt) })}</span> : null}
          {profile.remark ? <span>{t('follows.remark_is', { remark: profile.remark })}</span> : null}
          {profile.isMutual ? <Stamp kind="ok">{t('members.mutual')}</Stamp> : null}
          {profile.isBanned ? <Stamp kind="hot">{t('members.banned')}</Stamp> : null}
        </div>
        {profile.bioHtml ? <div className="bio" dir="auto" dangerouslySetInnerHTML={{ __html: profile.bioHtml }} /> : null}
      </div>
      <div className="pa">
        {profile.isMe ? (
          <a className="btn" href="/settings/profile">
            {t('members.settings')}
          </a>
        ) : (
          <>
            <FollowButton member={profile} frame={frame} solid />
            <BlockButton member={profile} frame={frame} />
            {mayTransfer && !profile.isBanned ? (
              <a className="btn" href={`/points/transfer?to=${encodeURIComponent(profile.name)}`}>
                {t('transfers.title')}
              </a>
            ) : null}
          </>
        )}
        {frame.viewer && !profile.isMe ? (
          <a className="btn remark" href={memberHref(profile.name, 'remark')}>
            {t('follows.remark')}
          </a>
        ) : null}
        {mayBan ? (
          <a className="btn" href={memberHref(profile.name, 'ban')} rel="nofollow">
            {t('desk.ban')}
          </a>
        ) : null}
      </div>
    </header>
  );
}

/** Seven figures. */
export function ProfileFigures({ profile, frame }: { profile: ProfileView; frame: Frame }) {
  const { followers, following, threads, posts, digests, points } = profile;
  const figures = { followers, following, threads, posts, digests, likes: profile.likesReceived, points };
  return (
    <dl className="sum n" data-card="member" aria-label={frame.t('members.figures')}>
      {Object.entries(figures).map(([name, value]) => (
        <div key={name} data-figure={name} data-value={value}>
          <dt>{frame.t(`members.figure.${name}`, { count: value })}</dt>
          <dd>
            <Counter value={value} frame={frame} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
