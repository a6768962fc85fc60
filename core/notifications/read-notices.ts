import { ask, type Context, Failure, isMember, type Pages, pagesOf, query } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import { findFollows, findLikes, findReplies } from './find-notices';
import type { NoticesView } from './views';

/** Older than this is no news. */
const NOTICE_DAYS = 90;
const DAY_MS = 86_400_000;
const SIZE = 40;
/** The list ends here: 5 pages. */
const MOST = 200;

const noticesQuery = query({
  name: 'read-notices',
  visible: threadVisibleTo,
  run: async (context, { page = 1 }: { page?: number }): Promise<NoticesView> => {
    const span = { since: new Date(context.now().getTime() - NOTICE_DAYS * DAY_MS), most: MOST };
    const found = await Promise.all([findReplies(context, span), findLikes(context, span), findFollows(context, span)]);
    const all = found
      .flat()
      .sort((one, other) => other.at.getTime() - one.at.getTime())
      .slice(0, MOST);
    const pages: Pages = pagesOf(all.length, SIZE, page);
    return { notices: all.slice((pages.page - 1) * SIZE, pages.page * SIZE), pages };
  },
});

/**
 * What others did that concerns the member, newest first, 40 a page: of the last 90 days, the newest 200.
 * @throws Failure `session.required`
 */
export async function readNotices(context: Context, input: { page?: number } = {}): Promise<NoticesView> {
  if (!isMember(context.viewer)) throw new Failure('session.required');
  return ask(context, noticesQuery, input);
}
