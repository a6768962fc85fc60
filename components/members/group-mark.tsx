import type { GroupBadge } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { Localized } from '@/components/ui/localized';
import { Tally } from '@/components/ui/tally';

/** A member's group: its name and, beside it, its strokes of 正. */
export function GroupMark({ group, title, frame }: { group: GroupBadge; title?: string | null; frame: Frame }) {
  return (
    <span className="group">
      <Localized text={group.name} locale={frame.locale} /> <Tally strokes={group.tally} frame={frame} />
      {title ? <bdi className="mute"> {title}</bdi> : null}
    </span>
  );
}
