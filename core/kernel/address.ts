/** Addresses that the domain itself has to tell (redirects, API, feeds): the only place in core that spells them. */
export const address = {
  home: () => '/',
  board: (slug: string) => `/b/${encodeURIComponent(slug)}`,
  thread: (id: number, slug: string, page = 1) => `/t/${id}${slug ? `/${encodeURIComponent(slug)}` : ''}${page > 1 ? `?page=${page}` : ''}`,
  /** A post on its page. */
  post: (thread: { id: number; slug: string; page: number }, postId: number) =>
    `${address.thread(thread.id, thread.slug, thread.page)}#p${postId}`,
  permalink: (postId: number) => `/p/${postId}`,
  member: (name: string) => `/u/${encodeURIComponent(name)}`,
  collection: (id: number, slug: string, page = 1) =>
    `/collections/${id}${slug ? `/${encodeURIComponent(slug)}` : ''}${page > 1 ? `?page=${page}` : ''}`,
  tag: (name: string) => `/tags/${encodeURIComponent(name)}`,
} as const;
