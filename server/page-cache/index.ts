/** Guests' pages from memory: made once, purged by tag, never stale after a reply was acknowledged. */
export { VARY, type PageEntry } from './entry';
export { cacheKey } from './key';
export { PageCache, type Asked, type MadePage, type PageCacheStats } from './page-cache';
export { pageCacheStats, reportPageCache } from './report';
