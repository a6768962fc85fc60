/** What the pages at the door say of where one goes on to. */
import { toId } from '@/core/kernel';
import { readThreadHead } from '@/core/threads';
import { requestContext } from '@/web/kernel/context';

export interface ReturnTo {
  href: string;
  title: string;
  lang: string;
}

/** The thread that `next` leads to; null for any other place. */
export async function returnTo(next: string): Promise<ReturnTo | null> {
  const id = toId(/^\/t\/(\d+)/.exec(next)?.[1] ?? '');
  if (id === undefined) return null;
  const thread = await readThreadHead(await requestContext(), id);
  return thread && !thread.withdrawn ? { href: next, title: thread.title, lang: thread.lang } : null;
}
