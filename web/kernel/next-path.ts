/** Where `?next=` may lead: a path of this board, nothing else (QUALITY 13). */

const LONGEST = 2_000;
const BASE = 'http://board.invalid';
/** A path begins with one slash; what browsers strip or turn into a slash (tabs, line ends, backslashes) may not be in it. */
const PLAIN = /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/;

/** A safe path to go on to: `next` if it is a path of this board, else `fallback`. */
export function nextPath(next: string | null | undefined, fallback = '/'): string {
  if (!next || next.length > LONGEST || !PLAIN.test(next)) return fallback;
  let url: URL;
  try {
    url = new URL(next, BASE);
  } catch {
    return fallback;
  }
  if (url.origin !== BASE) return fallback;
  // `/a/..//evil` and its escaped forms are plain paths to us, and another origin to whoever resolves them again.
  const path = url.pathname + url.search + url.hash;
  return hasDoubleSlash(url.pathname) || isWayIn(url.pathname) ? fallback : path;
}

function hasDoubleSlash(pathname: string): boolean {
  let text = pathname;
  for (let turn = 0; turn < 3; turn += 1) {
    if (/^[/\\]{2}/.test(text) || /[\u0000-\u001f\\]/.test(text)) return true;
    try {
      text = decodeURIComponent(text);
    } catch {
      return turn === 0;
    }
  }
  return /^[/\\]{2}/.test(text);
}

/** Back to the door one just came through would be a circle. */
const isWayIn = (pathname: string) => /^\/(?:sign-in|sign-out|register|api)(?:\/|$)/.test(pathname);
