/** Addresses of boards and tags. */
export const boardHref = (slug: string, page?: 'new' | 'points'): string => `/b/${encodeURIComponent(slug)}${page ? `/${page}` : ''}`;
export const tagHref = (name: string): string => `/tags/${encodeURIComponent(name)}`;
