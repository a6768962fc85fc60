/** Atom feeds of the site, a board, a thread and a member. Only what a guest may see is in them, whoever asks. */
import { readBoard } from '@/core/boards';
import { type Feed, readBoardFeed, readMemberFeed, readSiteFeed, readThreadFeed } from '@/core/feeds';
import { guestViewer } from '@/core/groups';
import { address, type Context, toId, touch } from '@/core/kernel';
import { readProfile } from '@/core/members';
import { readThreadHead } from '@/core/threads';
import { currentRequest } from '@/platform/request';
import { dependsOn } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { translator } from '@/web/kernel/messages';
import { routeText } from '@/web/kernel/route-text';
import { atom, type AtomHead } from './atom';
import { xmlAnswer } from './xml';

const TYPE = 'application/atom+xml';

/** A reader program has no session and no language: the site's own. */
export async function guestContext(): Promise<Context> {
  const context = await requestContext();
  return context.viewer.kind === 'guest' ? context : { ...context, viewer: await guestViewer(context.db) };
}

/** `/feed.xml` */
export async function siteFeed(): Promise<Response> {
  const context = await guestContext();
  dependsOn(touch.lists(), touch.boards(), touch.settings());
  const { t, site } = wordsOf(context);
  return answer(context, await readSiteFeed(context), { title: t('shell.feed_title', { site }), self: '/feed.xml', page: '/' });
}

/** `/b/{board}/feed.xml` */
export async function boardFeed(slug: string): Promise<Response> {
  const context = await guestContext();
  const board = await readBoard(context, routeText(slug));
  if (!board) return nothing();
  dependsOn(touch.board(board.id), touch.boards(), touch.settings());
  const { t, language } = wordsOf(context);
  const name = board.name[language] ?? Object.values(board.name)[0] ?? board.slug;
  const page = address.board(board.slug);
  return answer(context, await readBoardFeed(context, board.id), {
    title: t('boards.feed_title', { board: name }),
    self: `${page}/feed.xml`,
    page,
  });
}

/** `/t/{id}/feed.xml` */
export async function threadFeed(id: string): Promise<Response> {
  const context = await guestContext();
  const threadId = toId(id);
  const thread = threadId === undefined ? undefined : await readThreadHead(context, threadId);
  if (!thread) return nothing();
  if (thread.withdrawn) return nothing(410);
  if (!thread.mayRead) return nothing(403);
  dependsOn(touch.thread(thread.id), touch.boards(), touch.settings());
  return answer(context, await readThreadFeed(context, thread.id), {
    title: thread.title,
    lang: thread.lang,
    self: `/t/${thread.id}/feed.xml`,
    page: address.thread(thread.id, thread.slug),
  });
}

/** `/u/{name}/feed.xml` */
export async function memberFeed(name: string): Promise<Response> {
  const context = await guestContext();
  const found = await readProfile(context, routeText(name));
  if (!found) return nothing();
  dependsOn(touch.member(found.profile.id), touch.lists(), touch.boards(), touch.settings());
  const page = address.member(found.canonicalName);
  return answer(context, await readMemberFeed(context, found.profile.id), { title: found.canonicalName, self: `${page}/feed.xml`, page });
}

function wordsOf({ settings }: Context) {
  const language = settings.defaultLocale;
  return { language, t: translator(language), site: settings.siteName[language] };
}

type Head = Pick<AtomHead, 'title' | 'self' | 'page'> & { lang?: string };

function answer(context: Context, feed: Feed, head: Head): Response {
  const { t, language } = wordsOf(context);
  const { origin } = currentRequest();
  return xmlAnswer(atom(feed, { lang: language, ...head, origin, nobody: t('shell.nobody'), now: context.now() }), TYPE);
}

const nothing = (status = 404): Response => new Response(null, { status });
