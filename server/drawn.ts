/** Which pages are asked of `app/drawn` instead of Next's own renderer: the ones that members read most. */
const DRAWN =
  /^\/(?:b\/[^/]+(?:\/points)?|t\/\d+(?:\/[^/]+)?|u\/[^/]+(?:\/(?:threads|replies|likes|about|followers|following|points))?|points|notifications)?$/;
/** Addresses below a thread or board that are not pages of it. */
const OTHERS = /^\/t\/\d+\/(?:reply|feed\.xml|collect)$/;

const INNER = '/drawn';
/** The framework takes a slash at the end for a mistake. */
const FRONT = '/front';

/** The address to ask the framework for; nobody outside can name it (`isInner`). */
export function innerUrl(method: string | undefined, path: string, url: string): string {
  return (method === 'GET' || method === 'HEAD') && DRAWN.test(path) && !OTHERS.test(path) ? INNER + (path === '/' ? FRONT : url) : url;
}

/** True for an address that only the edge may ask for. */
export const isInner = (path: string): boolean => path === INNER || path.startsWith(`${INNER}/`);
