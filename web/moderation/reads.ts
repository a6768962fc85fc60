/** Reads of the desk's pages: a thread, a post to restore, a member to ban. */
import { isFailure, toId } from '@/core/kernel';
import { type BanView, type DeskView, readBan, readDesk } from '@/core/moderation';
import { readRestorable, type RestorableView } from '@/core/posts';
import { demandSignedIn } from '@/web/accounts/reads';
import { type Missing, missing, neverCached } from '@/web/kernel/answer';
import { requestContext } from '@/web/kernel/context';
import { routeText } from '@/web/kernel/route-text';
import { refusedPage } from '@/web/kernel/why';
import { type Writing, writingAt } from '@/web/posts/writing';

export interface DeskPage {
  thread: DeskView;
  writing: Writing;
}

/** `/mod/t/{id}`; null where a guest was led to the door. */
export async function deskPage(id: string): Promise<DeskPage | Missing | null> {
  if (!(await demandSignedIn())) return null;
  const threadId = toId(id);
  const thread = threadId === undefined ? undefined : await refusedOr(async () => readDesk(await requestContext(), threadId));
  if (!thread) return missing('thread.not_found');
  return 'missing' in thread ? thread : { thread, writing: await writingAt(`/mod/t/${thread.id}`) };
}

export interface RestorePage {
  post: RestorableView;
  writing: Writing;
}

/** `/p/{id}/restore`: for whoever may; others are told the rule. */
export async function restorePage(id: string): Promise<RestorePage | Missing> {
  neverCached();
  const postId = toId(id);
  const context = await requestContext();
  const post = postId === undefined ? undefined : await readRestorable(context, postId);
  if (!post) return missing('post.not_found');
  if (post.may !== true) return refusedPage(context, post.may);
  return { post, writing: await writingAt(`/p/${post.id}/restore`) };
}

export interface BanPage {
  ban: BanView;
  writing: Writing;
}

/** `/u/{name}/ban`. */
export async function banPage(name: string): Promise<BanPage | Missing | null> {
  if (!(await demandSignedIn())) return null;
  const plain = routeText(name);
  const ban = await refusedOr(async () => readBan(await requestContext(), plain));
  if (!ban) return missing('member.not_found');
  return 'missing' in ban ? ban : { ban, writing: await writingAt(`/u/${encodeURIComponent(ban.member.name)}/ban`) };
}

/** A read that refuses by throwing draws the refusal. */
async function refusedOr<T>(read: () => Promise<T>): Promise<T | Missing> {
  try {
    return await read();
  } catch (thrown) {
    if (isFailure(thrown)) return missing(thrown.reason, thrown.facts);
    throw thrown;
  }
}
