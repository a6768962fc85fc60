import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { address, ask, type Context, pageOfFloor, query, type Verdict } from '@/core/kernel';
import { type MemberRef, memberRefOf } from '@/core/members';
import { type BoardFacts, boardFacts, moderates, threadVisibleTo } from '@/core/permissions';
import { allowanceIn } from './allowance';
import { type Allowance, mayRate } from './rating-policy';

/** What the form for rating a post starts with. */
export interface RatingFormView extends Allowance {
  postId: number;
  floor: number;
  author: MemberRef;
  thread: { id: number; title: string; lang: string };
  /** The post on its page. */
  url: string;
  currencies: readonly ('coins' | 'reputation' | 'contribution')[];
  /** The staff of the board may take points, too. */
  mayTake: boolean;
  may: Verdict;
}

interface Row {
  id: number;
  floor: number;
  authorId: number;
  authorName: string;
  isWithdrawn: boolean;
  threadId: number;
  boardId: number;
  slug: string;
  title: string;
  lang: string;
  board: BoardFacts;
  hasRated: boolean;
}

/** Undefined = no such post for this viewer. */
const formQuery = query({
  name: 'read-rating-form',
  visible: threadVisibleTo,
  run: async (context, postId: number): Promise<RatingFormView | undefined> => {
    const post = await row<Row>(
      context.db,
      sql`
      select p.id, p.floor, m.id as "authorId", case when m.deleted_at is null then m.name else '' end as "authorName", p.withdrawn_at is not null as "isWithdrawn",
        t.id as "threadId", t.board_id as "boardId", t.slug, t.title, t.lang, ${boardFacts(context, { thread: true })} as board,
        exists (select 1 from ratings r where r.post_id = p.id and r.rater_id = ${context.viewer.id}::bigint and r.withdrawn_at is null) as "hasRated"
      from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id join members m on m.id = p.author_id
      where p.id = ${postId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
    );
    if (!post) return undefined;
    const { viewer, settings } = context;
    const allowance = await allowanceIn(context, post.boardId);
    return {
      ...allowance,
      postId: post.id,
      floor: post.floor,
      author: memberRefOf({ id: post.authorId, name: post.authorName }),
      thread: { id: post.threadId, title: post.title, lang: post.lang },
      url: address.post({ id: post.threadId, slug: post.slug, page: pageOfFloor(post.floor, settings.postsPerPage) }, post.id),
      currencies: settings.ratingCurrencies,
      mayTake: moderates(viewer, post.boardId),
      may: verdictOf(context, post, allowance),
    };
  },
});
export const readRatingForm = (context: Context, postId: number): Promise<RatingFormView | undefined> => ask(context, formQuery, postId);

/** The refusal that the command would give, as far as it is known before an amount is chosen. */
function verdictOf({ viewer }: Context, post: Row, allowance: Allowance): Verdict {
  const may = mayRate(viewer, post.board, post, allowance);
  if (may !== true) return may;
  return post.hasRated ? { reason: 'rating.again' } : true;
}
