import type { ThreadView } from '@/core/threads/views';
import { memberHref } from '@/components/members/address';
import type { Frame } from '@/components/ui/frame';
import { threadHref } from './address';

const VERBS = { views: 'ViewAction', replies: 'CommentAction', likes: 'LikeAction' } as const;

/** The thread for search engines: schema.org DiscussionForumPosting. */
export function threadData(thread: ThreadView, { origin }: Frame): object {
  const { author } = thread;
  const url = origin + threadHref(thread);
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    '@id': url,
    url,
    headline: thread.title,
    text: thread.excerpt,
    inLanguage: thread.lang,
    datePublished: thread.createdAt.toISOString(),
    ...(thread.first.editedAt ? { dateModified: thread.first.editedAt.toISOString() } : {}),
    author: { '@type': 'Person', name: author.name || '—', ...(author.name ? { url: origin + memberHref(author.name) } : {}) },
    commentCount: thread.replies,
    interactionStatistic: (['views', 'replies', 'likes'] as const).map((name) => ({
      '@type': 'InteractionCounter',
      interactionType: `https://schema.org/${VERBS[name]}`,
      userInteractionCount: thread[name],
    })),
    ...(thread.tags.length ? { keywords: thread.tags.join(', ') } : {}),
  };
}
