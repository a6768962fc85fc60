import { memberHref } from '@/components/members/address';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';

interface BlockProps {
  member: { name: string; isBlocked: boolean; isMe: boolean };
  frame: Frame;
}

/** Blocks and unblocks from a profile. Members only: pages of guests do not speak of it. */
export function BlockButton({ member, frame }: BlockProps) {
  if (!frame.viewer || member.isMe || !member.name) return null;
  const { t } = frame;
  return (
    <form method="post" action={`${memberHref(member.name)}/block`} data-enhance="plain">
      <HiddenFields frame={frame} next={frame.path} />
      <button className="btn" name="on" value={member.isBlocked ? '0' : '1'}>
        {t(member.isBlocked ? 'blocks.unblock' : 'blocks.block')}
      </button>
    </form>
  );
}
