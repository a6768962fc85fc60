/** Reads of a thread's page. */
import type { WatchView } from '@/core/follows';
import { address, STATUS, toId, touch } from '@/core/kernel';
import { type PointRuleView, readRules } from '@/core/points';
import {
  type BarrierView,
  readBarrier,
  readThread,
  readThreadHead,
  type ThreadHead,
  type ThreadRowView,
  type ThreadView,
} from '@/core/threads';
import { currentRequest } from '@/platform/request';
import { dependsOn, type Missing, missing, neverCached, redirectTo } from '@/web/kernel/answer';
import { mayMake } from '@/web/collections/reads';
import { requestContext } from '@/web/kernel/context';
import { locale } from '@/web/kernel/locale';
import { routeText } from '@/web/kernel/route-text';
import { knownViewer } from '@/web/kernel/viewer';
import { withNeeds } from '@/web/kernel/why';
import { hotThreads } from '@/web/stats/reads';
import { type NextRung, nextRung } from '@/web/points/reads';
import { quoteOf } from '@/web/posts/quote-of';
import { type Writing, writingAt } from '@/web/posts/writing';
import { floorNamesFor } from './floor-names';
import { one, pageNumber, type Params } from './list-params';

export interface ReplyDraft extends Writing {
  answering: { id: number; floor: number; name: string } | null;
  goesToLastPage: boolean;
  limit: number;
}

export interface ThreadPage {
  thread: ThreadView;
  watch: WatchView;
  rules: PointRuleView[];
  /** What the reader still needs for the next group. */
  next: NextRung | null;
  draft: ReplyDraft | null;
  /** The viewer's group may put threads into collections. */
  mayCollect: boolean;
  floorNames: readonly string[];
}

/** A thread that was taken down: 410, with when. */
export interface GoneThread {
  gone: { at: Date };
  hot: ThreadRowView[];
}
/** The viewer's read level keeps them from all but the title. */
export interface BarredThread {
  barred: BarrierView;
  thread: ThreadHead;
}
/** The thread stands at another address: the answer leads there. */
export interface MovedThread {
  moved: true;
}

/** One page of a thread by its address; a wrong or missing slug leads to the right one, query and all. */
export async function threadPage(
  id: string,
  slug: string[] | undefined,
  params: Params,
): Promise<ThreadPage | Missing | GoneThread | BarredThread | MovedThread> {
  const context = await requestContext();
  const threadId = toId(id);
  if (threadId === undefined) return missing('thread.not_found');
  const page = pageNumber(params.page);
  const found = await readThread(context, threadId, {
    page,
    author: one(params.author),
    order: one(params.order) === 'newest' ? 'newest' : 'floor',
  });
  if (!found) return absent(threadId);
  const { watch, ...thread } = found;
  if (slug?.length !== (thread.slug ? 1 : undefined) || routeText(slug?.[0]) !== thread.slug) return moved(thread);
  if (page > thread.pages.pages) return missing('page.not_found');
  depend(thread);
  currentRequest().answer.viewed = thread.id;
  const [rules, language] = await Promise.all([readRules(context, thread.board.id), locale()]);
  if (!thread.mayReply.allowed) thread.mayReply = await withNeeds(context, thread.mayReply);
  return {
    thread,
    watch,
    rules,
    next: await nextRung(),
    draft: await draftFor(thread, params),
    mayCollect: mayMake(context),
    floorNames: floorNamesFor(context.settings.floorNames, language),
  };
}

/** Withdrawn, and kept by a read level, are told apart from never there. */
async function absent(threadId: number): Promise<Missing | GoneThread | BarredThread> {
  const context = await requestContext();
  const head = await readThreadHead(context, threadId);
  if (head && !head.withdrawn && !head.mayRead) {
    missing('thread.read_level');
    return { barred: await readBarrier(context, head), thread: head };
  }
  if (!head?.withdrawn) return missing('thread.not_found');
  neverCached();
  currentRequest().answer.status = STATUS.gone;
  return { gone: head.withdrawn, hot: await hotThreads() };
}

function moved(thread: ThreadView): MovedThread {
  const { url } = currentRequest();
  const query = url.indexOf('?');
  redirectTo(address.thread(thread.id, thread.slug) + (query < 0 ? '' : url.slice(query)), 308);
  return { moved: true };
}

function depend(thread: ThreadView): void {
  const posts = [thread.first, ...thread.posts];
  const raters = posts.flatMap(({ ratings }) => ratings?.newest ?? []).map(({ rater }) => rater);
  const members = new Set([thread.author, ...posts.map(({ author }) => author), ...raters].map(({ id }) => id));
  dependsOn(
    touch.thread(thread.id),
    touch.board(thread.board.id),
    touch.boards(),
    touch.points(),
    touch.settings(),
    ...[...members].map(touch.member),
  );
}

/** What the reply box starts with; null where there is none. */
async function draftFor(thread: ThreadView, params: Params): Promise<ReplyDraft | null> {
  const known = await knownViewer();
  if (!known || !thread.mayReply.allowed) return null;
  const [writing, context] = await Promise.all([writingAt(`/t/${thread.id}`), requestContext()]);
  const posts = [thread.first, ...thread.posts].filter(({ withdrawn }) => !withdrawn);
  const quoted = posts.find(({ id }) => id === toId(one(params.quote)));
  const answered = posts.find(({ id }) => id === toId(one(params.reply) ?? writing.values.replyTo));
  const body =
    writing.values.body ?? (quoted ? quoteOf({ id: quoted.id, html: quoted.html, author: quoted.author.name, floor: quoted.floor }) : '');
  return {
    ...writing,
    values: { ...writing.values, body },
    answering: answered && answered.floor > 1 ? { id: answered.id, floor: answered.floor, name: answered.author.name } : null,
    goesToLastPage: known.preferences.goesToLastPage,
    limit: context.settings.bodyMax,
  };
}
