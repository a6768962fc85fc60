import { tagHref } from '@/components/boards/address';
import { wayIn } from '@/components/shell/account';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

/** Follows and unfollows a tag; a guest is led to the door and back. */
export function TagFollow({ name, isFollowed, frame }: { name: string; isFollowed: boolean; frame: Frame }) {
  const [off, on] = [frame.t('follows.follow_tag'), frame.t('members.following')];
  if (!frame.viewer)
    return (
      <a className="btn sm" rel="nofollow" href={wayIn('/sign-in', frame.path)}>
        {off}
      </a>
    );
  return (
    <form className="follow" method="post" action={`${tagHref(name)}/follow`} data-enhance="follow">
      <HiddenFields frame={frame} next={frame.path} />
      <button className="btn sm" name="on" value={isFollowed ? '0' : '1'} aria-pressed={isFollowed} data-off={off} data-on={on}>
        {isFollowed ? on : off}
      </button>
    </form>
  );
}
