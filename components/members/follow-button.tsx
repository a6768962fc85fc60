import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { wayIn } from '@/components/shell/account';
import { memberHref } from './address';

interface FollowProps {
  member: { name: string; isFollowed: boolean | null; isMe: boolean };
  frame: Frame;
  /** Words of the unpressed button; the factory word is "Follow". */
  words?: string;
  solid?: boolean;
}

/** Follows and unfollows; a guest is led to the door and back. Nothing for oneself and for those who are gone. */
export function FollowButton({ member, frame, words = frame.t('members.follow'), solid = false }: FollowProps) {
  if (member.isMe || !member.name) return null;
  const look = solid ? 'btn solid' : 'btn sm';
  if (!frame.viewer)
    return (
      <a className={look} rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {words}
      </a>
    );
  const on = member.isFollowed === true;
  const following = frame.t('members.following');
  return (
    <form className="follow" method="post" action={`${memberHref(member.name)}/follow`} data-enhance="follow">
      <HiddenFields frame={frame} next={frame.path} />
      <button
        className={on && solid ? 'btn' : look}
        name="on"
        value={on ? '0' : '1'}
        aria-pressed={on}
        data-off={words}
        data-on={following}
      >
        {on ? following : words}
      </button>
    </form>
  );
}
