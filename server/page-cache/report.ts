/** Where /metrics finds the figures of the page cache of this process. */
import type { PageCacheStats } from './page-cache';

let source: (() => PageCacheStats) | undefined;

/** Names whose figures are to be told; undefined when the cache has ended. */
export function reportPageCache(stats: (() => PageCacheStats) | undefined): void {
  source = stats;
}

/** Figures of the page cache; undefined before the server stands. */
export function pageCacheStats(): PageCacheStats | undefined {
  return source?.();
}
