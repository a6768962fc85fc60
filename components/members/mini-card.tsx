import type { AuthorCardView } from '@/core/members/views';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { GroupMark } from './group-mark';
import { MemberName } from './member-name';

interface MiniProps {
  author: AuthorCardView;
  frame: Frame;
  /** Id of the name, for `aria-labelledby` of the post. */
  id: string;
  isByStarter: boolean;
  isMine: boolean;
}

/** The author beside a reply. */
export function MiniCard({ author, frame, id, isByStarter, isMine }: MiniProps) {
  return (
    <div className="mini">
      <Seal seal={author.seal} size={40} />
      <div>
        <span id={id}>
          <MemberName className="nm" member={author} frame={frame} />
        </span>
        {isByStarter ? <Stamp kind="hot">{frame.t('posts.op')}</Stamp> : null}
        {isMine ? <Stamp>{frame.t('posts.me')}</Stamp> : null}
        <GroupMark group={author.group} title={author.title} frame={frame} />
      </div>
    </div>
  );
}
