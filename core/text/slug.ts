import { cutGraphemes } from './graphemes';

/** Addresses below /t/{id}/ and /collections/{id}/ that are pages of their own: a title may not take their place. */
const SUB_ROUTES = new Set(
  'reply feed.xml feed edit follow like likes points page history views print collect threads withdraw'.split(' '),
);
const LONGEST_SLUG = 60;

/**
 * The readable end of a thread's address: letters and digits of any script, lower case, `-` between. '' where nothing is
 * left (an emoji title) or where it would be read as a sub-page: then /t/{id} alone is the address (CONTRACT, Addresses).
 */
export function slugOf(title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  const slug = cutGraphemes(words.join('-'), LONGEST_SLUG).replace(/-$/, '');
  return SUB_ROUTES.has(slug) ? '' : slug;
}
