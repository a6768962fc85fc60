/** Addresses of threads and posts as the pages write them. */

/** A thread, or one of its pages. */
export function threadHref(thread: { id: number; slug: string }, page = 1): string {
  return `/t/${thread.id}${thread.slug ? `/${encodeURIComponent(thread.slug)}` : ''}${page > 1 ? `?page=${page}` : ''}`;
}

/** A post wherever it stands: redirects to its page. */
export const postHref = (id: number): string => `/p/${id}`;
