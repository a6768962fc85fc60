import type { FollowRowView, MemberRowView } from '@/core/members/views';
import type { PostRowView } from '@/core/posts/views';
import type { Frame } from '@/components/ui/frame';
import { Seal } from '@/components/ui/seal';
import { Stamp } from '@/components/ui/stamp';
import { Time } from '@/components/ui/time';
import { GroupMark } from './group-mark';
import { MemberName } from './member-name';

/** Members, one a line: followers, following, who liked. In lists of follows one sees who returns it, and one's own remarks. */
export function MemberRows({ rows, frame }: { rows: (MemberRowView & Partial<FollowRowView>)[]; frame: Frame }) {
  const { t, formats } = frame;
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id} className="person">
          <span className="who">
            <Seal seal={row.seal} size={28} />
            <MemberName member={row} frame={frame} />
          </span>
          <FollowMarks row={row} frame={frame} />
          <GroupMark group={row.group} frame={frame} />
          <span className="n">
            {formats.short(row.posts)} {t('members.figure.posts', { count: row.posts })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One's own remark, and that the follow is returned. */
export function FollowMarks({ row, frame: { t } }: { row: Partial<FollowRowView>; frame: Frame }) {
  return (
    <>
      {row.remark ? <span className="mute">{t('follows.remark_is', { remark: row.remark })}</span> : null}
      {row.isMutual ? <Stamp kind="ok">{t('follows.mutual')}</Stamp> : null}
    </>
  );
}

/** Replies, one a line: where, when, how it begins. */
export function ReplyRows({ rows, frame }: { rows: PostRowView[]; frame: Frame }) {
  const { t } = frame;
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id} data-row="">
          <p className="excerpt" lang={row.lang} dir="auto">
            {row.excerpt}
          </p>
          <p className="said-in">
            <Time at={row.createdAt} frame={frame} form="full" relative />
            <span>{t('members.reply_in', { floor: row.floor })}</span>
            <a href={`/p/${row.id}`} lang={row.thread.lang} dir="auto" data-open="">
              {row.thread.title}
            </a>
            {row.likes ? <span className="n">{t('posts.liked_count', { count: row.likes })}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
