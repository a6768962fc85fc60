/**
 * Where a hidden part stands in stored HTML: an empty element with its number and its rule, never its text. Nobody can write one: what members
 * write reaches HTML escaped, and no other rule makes a `div` with these attributes.
 */
export interface HiddenRule {
  rule: 'reply' | 'points';
  /** Least total of points; 0 with `reply`. */
  least: number;
}

/** A hidden part's place in its post, from 1. */
export interface HiddenPlace extends HiddenRule {
  place: number;
}

export const HIDDEN_CLASS = 'hidden-part';
const PLACEHOLDER = /<div class="hidden-part" data-hide="(\d{1,2}) (reply|points) (\d{1,9})"><\/div>\n?/g;

export const placeholderOf = ({ place, rule, least }: HiddenPlace): string =>
  `<div class="${HIDDEN_CLASS}" data-hide="${place} ${rule} ${least}"></div>`;

/** Whether stored HTML has hidden parts, without looking for them one by one. */
export const hasHiddenPlaces = (html: string): boolean => html.includes(`<div class="${HIDDEN_CLASS}" data-hide="`);

/** The hidden parts of stored HTML. */
export function hiddenPlacesIn(html: string): HiddenPlace[] {
  if (!hasHiddenPlaces(html)) return [];
  return Array.from(html.matchAll(PLACEHOLDER), ([, place, rule, least]) => ({
    place: Number(place),
    rule: rule as HiddenRule['rule'],
    least: Number(least),
  }));
}

/** Puts something into each place; in one pass, so that what is put in is never looked through again. Without `draw` they go. */
export function fillHiddenPlaces(html: string, draw: (place: number) => string = () => ''): string {
  return hasHiddenPlaces(html) ? html.replace(PLACEHOLDER, (_whole, place: string) => draw(Number(place))) : html;
}
