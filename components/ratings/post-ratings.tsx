import type { PostRatingsView } from '@/core/ratings/views';
import { MemberName } from '@/components/members/member-name';
import { Amounts } from '@/components/points/amounts';
import type { Frame } from '@/components/ui/frame';

/** What others gave a post, and why: sums, the newest few, and the way to all of them. */
export function PostRatings({ postId, ratings, frame }: { postId: number; ratings: PostRatingsView | null; frame: Frame }) {
  if (!ratings) return null;
  const { t } = frame;
  return (
    <section className="re rated" aria-label={t('ratings.title')}>
      <p className="n">
        <b>{t('ratings.title')}</b> <Amounts amounts={ratings.sums} frame={frame} />{' '}
        <a className="lk" href={`/p/${postId}/ratings`} rel="nofollow">
          {t('ratings.all', { count: ratings.count })}
        </a>
      </p>
      <ul>
        {ratings.newest.map((rating, place) => (
          <li key={place}>
            <MemberName member={rating.rater} frame={frame} />{' '}
            <span className="n">
              <Amounts amounts={rating.amounts} frame={frame} />
            </span>{' '}
            <bdi>{rating.reason}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
