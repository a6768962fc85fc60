/** Reads of the pages about ratings. */
import { toId, touch } from '@/core/kernel';
import { type RatingFormView, type RatingsView, readRatingForm, readRatings } from '@/core/ratings';
import { readThreadHead } from '@/core/threads';
import { dependsOn, type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { refusedPage } from '@/web/kernel/why';
import { type Writing, writingAt } from '@/web/posts/writing';
import { pageNumber, type Params } from '@/web/threads/list-params';

export interface RatePage {
  form: RatingFormView;
  writing: Writing;
}

/** `/p/{id}/rate`: for whoever may; others are told the rule. */
export async function ratePage(id: string): Promise<RatePage | Missing> {
  neverCached();
  const postId = toId(id);
  const context = await requestContext();
  const found = postId === undefined ? undefined : await readRatingForm(context, postId);
  if (!found) return missing('post.not_found');
  const { may } = found;
  // What was rated already no rule forbids.
  const place = { right: 'post.rate', post: found.postId };
  if (may !== true) return refusedPage(context, may.reason === 'rating.again' ? may : { ...may, facts: { ...may.facts, ...place } });
  return { form: found, writing: await writingAt(`/p/${found.postId}/rate`) };
}

export interface RatingsPage {
  ratings: RatingsView;
  thread: { id: number; slug: string; title: string; lang: string };
  /** What a refused form of this page was told. */
  writing: Writing;
}

/** `/p/{id}/ratings`: who rated a post, and why. */
export async function ratingsPage(id: string, params: Params): Promise<RatingsPage | Missing> {
  const context = await requestContext();
  const postId = toId(id);
  const page = pageNumber(params.page);
  const ratings = postId === undefined ? undefined : await readRatings(context, { postId, page });
  if (!ratings || page > ratings.pages.pages) return missing('post.not_found');
  const thread = await readThreadHead(context, ratings.threadId);
  if (!thread) return missing('thread.not_found');
  dependsOn(touch.thread(thread.id), touch.boards(), touch.settings(), ...ratings.ratings.map(({ rater }) => touch.member(rater.id)));
  return { ratings, thread, writing: await writingAt(`/p/${ratings.postId}/ratings`) };
}
