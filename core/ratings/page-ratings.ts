import { sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import { memberRefOf } from '@/core/members';
import { amountsOf } from './amounts';
import type { PostRatingsView } from './views';

interface Amounts {
  coins: number;
  reputation: number;
  contribution: number;
}
interface Row extends Amounts {
  postId: number;
  count: number;
  newest: (Amounts & { reason: string; raterId: number; raterName: string })[];
}

const SHOWN = 3;

/** What stands under the rated posts of a page, by post, in one query; whoever may see the posts may see it. */
export async function pageRatings({ db }: Context, postIds: readonly number[]): Promise<Map<number, PostRatingsView>> {
  if (postIds.length === 0) return new Map();
  const found = await rows<Row>(
    db,
    sql`
    select p.id as "postId", s.count, s.coins, s.reputation, s.contribution, n.newest
    from unnest(${sql.param([...postIds])}::bigint[]) p(id)
    cross join lateral (
      select count(*)::int as count, sum(r.coins)::int as coins, sum(r.reputation)::int as reputation, sum(r.contribution)::int as contribution
      from ratings r where r.post_id = p.id and r.withdrawn_at is null
    ) s
    cross join lateral (
      select jsonb_agg(jsonb_build_object('coins', r.coins, 'reputation', r.reputation, 'contribution', r.contribution, 'reason', r.reason,
        'raterId', m.id, 'raterName', case when m.deleted_at is null then m.name else '' end) order by r.id desc) as newest
      from (select * from ratings r where r.post_id = p.id and r.withdrawn_at is null order by r.id desc limit ${SHOWN}::int) r join members m on m.id = r.rater_id
    ) n
    where s.count > 0`,
  );
  return new Map(
    found.map(({ postId, count, newest, ...sums }) => [
      postId,
      {
        count,
        sums: amountsOf(sums),
        newest: newest.map(({ reason, raterId, raterName, ...amounts }) => ({
          rater: memberRefOf({ id: raterId, name: raterName }),
          amounts: amountsOf(amounts),
          reason,
        })),
      },
    ]),
  );
}
