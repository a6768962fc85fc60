import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Icon } from '@/components/ui/icon';
import { Seal } from '@/components/ui/seal';

/** The way in for a guest, which leads back to this page; from one door to the other it keeps where it led. */
export function wayIn(door: '/sign-in' | '/register', path: string): string {
  const isDoor = /^\/(?:sign-in|register|recover)(?:\?|$)/.test(path);
  const next = isDoor ? new URLSearchParams(path.split('?')[1]).get('next') : path;
  return !next || next === '/' ? door : `${door}?next=${encodeURIComponent(next)}`;
}

const MOST_SHOWN = 99;

/** What the head of every page offers a member: the bell, and the menu. */
export function MemberTools({ frame }: { frame: Frame }) {
  const isHere = /^\/notifications(?:\?|$)/.test(frame.path);
  const unread = frame.viewer?.unread ?? 0;
  return (
    <>
      <a
        className="tool"
        href="/notifications"
        aria-label={frame.t('notifications.unread', { count: unread })}
        aria-current={isHere ? 'page' : undefined}
        data-shortcut="g n"
      >
        <Icon name="bell" />
        {unread ? <i aria-hidden="true">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</i> : null}
      </a>
      <MemberMenu frame={frame} />
    </>
  );
}

/** The member's menu: profile, what is kept, settings, sign out. */
function MemberMenu({ frame }: { frame: Frame }) {
  const { t, viewer } = frame;
  if (!viewer) return null;
  const home = `/u/${encodeURIComponent(viewer.name)}`;
  return (
    <details className="pop" name="tools">
      <summary className="tool" aria-label={t('shell.account', { name: viewer.name })}>
        <Seal seal={viewer.seal} size={28} />
      </summary>
      <div className="panel">
        <p className="mute">
          <bdi>{viewer.name}</bdi>
        </p>
        <a href={home}>{t('shell.profile')}</a>
        <a href={`${home}/points`}>{t('shell.my_points')}</a>
        <a href="/bookmarks">{t('shell.bookmarks')}</a>
        <a href="/collections?mine=1">{t('shell.collections')}</a>
        <a href="/following">{t('follows.title')}</a>
        <a href="/check-in">{t('merits.check_in.title')}</a>
        <a href="/tasks">{t('merits.tasks.title')}</a>
        <a href="/medals">{t('merits.medals.title')}</a>
        <a href="/settings/profile">{t('shell.settings')}</a>
        <form method="post" action="/sign-out/submit">
          <HiddenFields frame={frame} />
          <button className="plain">{t('shell.sign_out')}</button>
        </form>
      </div>
    </details>
  );
}
