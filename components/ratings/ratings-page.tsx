import type { RatingRowView } from '@/core/ratings/views';
import { MemberName } from '@/components/members/member-name';
import { Amounts } from '@/components/points/amounts';
import { Returned } from '@/components/posts/composer';
import type { WritingView } from '@/components/posts/writing';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import type { Frame } from '@/components/ui/frame';
import { HiddenFields } from '@/components/ui/hidden-fields';
import { Pager } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';

interface RatingsProps {
  view: {
    ratings: { postId: number; floor: number; ratings: RatingRowView[]; pages: { page: number; pages: number } };
    thread: { title: string; lang: string };
    writing: WritingView;
  };
  frame: Frame;
}

/** Who rated a post, how much and why, the newest first. */
export function Ratings({ view: { ratings, thread, writing }, frame }: RatingsProps) {
  const { t } = frame;
  const { postId } = ratings;
  const title = t('ratings.list_title', { floor: ratings.floor });
  return (
    <>
      <Breadcrumb frame={frame} steps={[{ href: `/p/${postId}`, text: thread.title, lang: thread.lang }, { text: title }]} />
      <div className="write">
        <h1>{title}</h1>
        {writing.refusal ? <Returned writing={writing} frame={frame} /> : null}
        {ratings.ratings.length ? (
          <ul className="lines">
            {ratings.ratings.map((rating) => (
              <Line key={rating.id} rating={rating} postId={postId} frame={frame} />
            ))}
          </ul>
        ) : (
          <p className="none">{t('ratings.none')}</p>
        )}
        <Pager
          page={ratings.pages.page}
          pages={ratings.pages.pages}
          frame={frame}
          href={(page) => `/p/${postId}/ratings${page > 1 ? `?page=${page}` : ''}`}
        />
      </div>
    </>
  );
}

function Line({ rating, postId, frame }: { rating: RatingRowView; postId: number; frame: Frame }) {
  return (
    <li className="person">
      <span className="who">
        <Seal seal={rating.rater.seal} size={28} />
        <MemberName member={rating.rater} frame={frame} />
      </span>
      <b>
        <Amounts amounts={rating.amounts} frame={frame} />
      </b>
      <bdi>{rating.reason}</bdi>
      <span className="n">
        <Time at={rating.at} frame={frame} form="full" relative />
      </span>
      {rating.mayWithdraw ? (
        <form method="post" action={`/p/${postId}/ratings/withdraw`} data-enhance="plain">
          <HiddenFields frame={frame} />
          <button className="btn sm" name="ratingId" value={rating.id}>
            {frame.t('ratings.withdraw')}
          </button>
        </form>
      ) : null}
    </li>
  );
}
