/** Which addresses the page cache keeps, and under what name. */

/** Query parameters that change a page; any other makes the cache step aside, so that nobody fills it with inventions. */
const KNOWN = new Set(['page', 'sort', 'filter', 'tag', 'lang', 'author', 'order', 'kind', 'period', 'cursor', 'by', 'span']);

/**
 * First segments whose pages are never the same for two visitors, or no pages at all. They would be found out by their
 * answer; naming them saves a wasted render and keeps streams out of the fill.
 */
const NEVER = new Set([
  'api',
  'sign-in',
  'sign-out',
  'register',
  'recover',
  'setup',
  'settings',
  'preferences',
  'notifications',
  'messages',
  'bookmarks',
  'drafts',
  'following',
  'search',
  'mod',
  'admin',
  'live',
  '_next',
  'assets',
  'healthz',
  'readyz',
  'metrics',
]);

/** Longest value of a known parameter that is worth an entry of its own. */
const LONGEST_QUERY = 200;

/**
 * The canonical address under which a page is kept: known parameters, sorted, empty ones dropped. Undefined means: answer
 * it, but do not keep it.
 */
export function cacheKey(path: string, query: string): string | undefined {
  if (NEVER.has(firstSegment(path))) return undefined;
  if (!query) return path;
  if (query.length > LONGEST_QUERY) return undefined;
  const parts = query.split('&').filter((part) => part !== '');
  const names = new Set<string>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!KNOWN.has(name) || names.has(name)) return undefined;
    names.add(name);
  }
  return parts.length === 0 ? path : `${path}?${parts.sort().join('&')}`;
}

function firstSegment(path: string): string {
  const end = path.indexOf('/', 1);
  return path.slice(1, end < 0 ? undefined : end);
}
