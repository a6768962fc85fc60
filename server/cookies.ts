/**
 * What the edge wants to know of a Cookie header, found in one pass: this runs for every guest who carries any cookie.
 */
export interface SeenCookies {
  /** A session, or something kept for this visitor alone: the page cache steps aside. */
  personal: boolean;
  /** A session cookie is there; whether it is valid is for `web/` to say. */
  session: boolean;
  lang?: string;
  theme?: string;
  reading?: string;
}

const NONE: SeenCookies = Object.freeze({ personal: false, session: false });

/** NextAuth's cookie, plain or `__Secure-`, whole or in chunks (`.0`, `.1`). */
const SESSION = /^(?:__Secure-|__Host-)?authjs\.session-token(?:\.\d+)?$/;

/** Reads what matters from a Cookie header. Of a repeated name the first counts, as in browsers' order. */
export function seeCookies(header: string | undefined): SeenCookies {
  if (!header) return NONE;
  const seen: SeenCookies = { personal: false, session: false };
  for (let at = 0; at < header.length;) {
    let end = header.indexOf(';', at);
    if (end < 0) end = header.length;
    while (header.charCodeAt(at) === 32) at += 1;
    const equals = header.indexOf('=', at);
    if (equals > at && equals < end) note(seen, header.slice(at, equals).trimEnd(), header, equals + 1, end);
    at = end + 1;
  }
  return seen;
}

function note(seen: SeenCookies, name: string, header: string, from: number, to: number): void {
  switch (name) {
    case 'lang':
    case 'theme':
    case 'reading':
      seen[name] ??= header.slice(from, to).trim();
      return;
    case 'kept':
    case 'gate':
    case 'toast':
    case 'flash':
      seen.personal = true;
      return;
    default:
      if (SESSION.test(name)) seen.personal = seen.session = true;
  }
}
