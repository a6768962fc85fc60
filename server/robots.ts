/** Who is not a reader: robots, link previews, programs, and browsers that only fetch ahead (PRODUCT A6). */
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Names that crawlers, previews and programs give themselves. `bot` as a word's end covers the honest ones (Googlebot,
 * Twitterbot, Applebot …); the rest are those that do not say bot.
 */
const ROBOT =
  /(?<!cu)bot\b|(?<!cu)bot[/;_-]|crawl|spider|slurp|preview|fetcher|scrap|archiver|monitor|uptime|lighthouse|headless|facebookexternalhit|meta-external|whatsapp|telegram|skype|viber|embedly|pinterest\/|mediapartners|google-(?:read|site|inspect|extended)|googleother|feed|\brss\b|curl|wget|python|java\/|go-http|okhttp|axios|node-fetch|undici|libwww|\bperl\b|ruby[/ ]|\bphp\b|http_?client|autocannon|^node$|^mozilla\/[45]\.0$|sogou (?:web|inst|pic|news|video|orion)|validator|checker|scanner/i;

const REMEMBERED = 2_000;
const judged = new Map<string, boolean>();

/** True for a user agent that is no person's browser; one that says nothing is none either. */
export function isRobot(userAgent: string | undefined): boolean {
  if (!userAgent) return true;
  let robot = judged.get(userAgent);
  if (robot === undefined) {
    robot = userAgent.length > 600 || ROBOT.test(userAgent);
    if (judged.size >= REMEMBERED) judged.clear();
    judged.set(userAgent, robot);
  }
  return robot;
}

/** True when a browser fetches a page that nobody looks at yet (prefetch, prerender, preview of a tab). */
export function isAhead(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-purpose'] !== undefined ||
    headers.purpose !== undefined ||
    headers['x-moz'] !== undefined ||
    headers['x-purpose'] !== undefined
  );
}
