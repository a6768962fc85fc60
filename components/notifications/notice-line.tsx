import type { ReactNode } from 'react';
import type { LikeNotice, NoticeView } from '@/core/notifications/views';
import { MemberName } from '@/components/members/member-name';
import { postHref } from '@/components/threads/address';
import type { Frame } from '@/components/ui/frame';
import { Rich } from '@/components/ui/rich';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';

/** One sentence with its links; below it how the post begins. */
export function NoticeLine({ notice, frame }: { notice: NoticeView; frame: Frame }) {
  const member = notice.kind === 'like' ? notice.likers[0] : notice.member;
  return (
    <li data-row="">
      {member ? <Seal seal={member.seal} size={28} /> : null}
      <div>
        <p>
          <Sentence notice={notice} frame={frame} /> <Time at={notice.at} frame={frame} form="clock" relative />
        </p>
        {notice.kind === 'follow' ? null : (
          <p className="excerpt" lang={notice.post.lang} dir="auto">
            {notice.post.excerpt}
          </p>
        )}
      </div>
    </li>
  );
}

function Sentence({ notice, frame }: { notice: NoticeView; frame: Frame }) {
  const { t } = frame;
  if (notice.kind === 'like') return <Rich text={t.raw(`notifications.${likeWords(notice)}`)} parts={likeParts(notice, frame)} />;
  const who = () => <MemberName member={notice.member} frame={frame} />;
  if (notice.kind === 'follow') return <Rich text={t.raw('notifications.follow')} parts={{ who }} />;
  return <Rich text={t.raw(`notifications.${notice.kind}`)} parts={{ who, title: titleOf(notice.post) }} />;
}

const likeWords = ({ likers, others }: LikeNotice): string => (others > 0 ? 'like_more' : likers.length > 1 ? 'like_two' : 'like_one');

function likeParts({ likers, others, post }: LikeNotice, frame: Frame): Record<string, () => ReactNode> {
  const named = (place: number) => () => <MemberName member={likers[place] ?? { name: '' }} frame={frame} />;
  const more = () => <a href={`${postHref(post.id)}/likes`}>{frame.t('notifications.others', { count: others })}</a>;
  return { who: named(0), other: named(1), more, title: titleOf(post) };
}

/** The thread's title leads to the post itself. */
const titleOf = (post: Exclude<NoticeView, { kind: 'follow' }>['post']) => () => (
  <a href={postHref(post.id)} lang={post.thread.lang} data-open="">
    <bdi>{post.thread.title}</bdi>
  </a>
);
