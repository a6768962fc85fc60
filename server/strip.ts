/**
 * Takes the framework out of a finished page (decision 0003).
 *
 * One pass from tag to tag, linear in the page's length. Member-written text cannot be touched: `<` in it is `&lt;` by the
 * time a page is made, so a `<script` found here was written by the framework or by a component of ours.
 *
 * What goes: scripts without an address (bootstrap, flight payload), scripts and preloads from `/_next/`, the empty hidden
 * `<div>` that streaming leaves, React's comment marks, and attributes only React reads. What stays: JSON-LD and other data
 * blocks, scripts from `/assets/`, style sheets.
 */

/** Removes the framework's part of a page of Next 16; anything else comes back unchanged. */
export function stripFramework(html: string): string {
  const out: string[] = [];
  let kept = 0;
  for (let at = html.indexOf('<'); at >= 0;) {
    const cut = cutAt(html, at);
    if (cut > at) {
      out.push(html.slice(kept, at));
      kept = cut;
      at = html.indexOf('<', cut);
      continue;
    }
    if (mayBeMarked(html, at)) {
      const end = tagEnd(html, at);
      const tag = html.slice(at, end);
      if (MARK.test(tag)) {
        out.push(html.slice(kept, at), tag.replace(MARKS_OF_TAG, ''));
        kept = end;
      }
    }
    at = html.indexOf('<', behindText(html, at));
  }
  if (kept === 0) return html;
  out.push(html.slice(kept));
  return out.join('');
}

/** True when a page waits for the framework's script to show a part of itself: a boundary was streamed late. */
export function isUnfinished(html: string): boolean {
  return html.includes('<!--$?-->') || html.includes('<div hidden id="S:');
}

/** Where a piece to be taken out ends, or `at` when it stays. */
function cutAt(html: string, at: number): number {
  switch (html.charCodeAt(at + 1)) {
    case 33: // !
      return html.startsWith('<!--', at) ? cutComment(html, at) : at;
    case 115: // s
      return isTag(html, at, 'script') ? cutScript(html, at) : at;
    case 108: // l
      return isTag(html, at, 'link') ? cutLink(html, at) : at;
    case 100: // d
      return html.startsWith(EMPTY, at) ? at + EMPTY.length : at;
    default:
      return at;
  }
}

/** Where streamed metadata would have stood; empty because `htmlLimitedBots` matches everybody. */
const EMPTY = '<div hidden=""><!--$--><!--/$--></div>';

/** React's marks between texts and around boundaries: `<!-- -->`, `<!--$-->`, `<!--/$-->`, `<!--$?-->`, `<!--&-->` … */
const MARKS = ['<!-- -->', '<!--$-->', '<!--/$-->', '<!--&-->', '<!--/&-->', '<!--html-->', '<!--head-->', '<!--body-->'];

function cutComment(html: string, at: number): number {
  for (const mark of MARKS) if (html.startsWith(mark, at)) return at + mark.length;
  return at;
}

function cutScript(html: string, at: number): number {
  const end = tagEnd(html, at);
  const tag = html.slice(at, end);
  if (!isFrameworkScript(tag)) return at;
  const close = closingTag(html, end);
  return close < 0 ? html.length : close;
}

/** Ours come from `/assets/`; a type that is no JavaScript is data, not script. Everything else is the framework's. */
function isFrameworkScript(tag: string): boolean {
  const address = attribute(tag, 'src');
  if (address !== undefined) return !address.startsWith('/assets/');
  const type = attribute(tag, 'type');
  return type === undefined || type === '' || type === 'module' || type === 'text/javascript' || type === 'application/javascript';
}

function cutLink(html: string, at: number): number {
  const end = tagEnd(html, at);
  const tag = html.slice(at, end);
  const rel = attribute(tag, 'rel');
  const isScript = rel === 'modulepreload' || ((rel === 'preload' || rel === 'prefetch') && attribute(tag, 'as') === 'script');
  return isScript && !attribute(tag, 'href')?.startsWith('/assets/') ? end : at;
}

/** Behind the `>` that ends the tag at `at`; a `>` inside quotes does not count. */
function tagEnd(html: string, at: number): number {
  let quote = 0;
  for (let index = at + 1; index < html.length; index += 1) {
    const sign = html.charCodeAt(index);
    if (quote) {
      if (sign === quote) quote = 0;
    } else if (sign === 34 || sign === 39) quote = sign;
    else if (sign === 62) return index + 1;
  }
  return html.length;
}

/** Behind `</script>` as a parser sees it: any case, blanks before `>`. */
function closingTag(html: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 8).toLowerCase() !== 'script') continue;
    const end = html.indexOf('>', at + 8);
    return end < 0 ? -1 : end + 1;
  }
  return -1;
}

const RAW = ['script', 'style', 'textarea', 'title'];

/**
 * Where the search goes on behind a tag that stays. Scripts, styles, text fields and titles hold text, not tags: what a
 * member typed into a `<textarea>` or what JSON-LD quotes is never read as markup.
 */
function behindText(html: string, at: number): number {
  for (const name of RAW) {
    if (!isTag(html, at, name)) continue;
    const end = html.indexOf(`</${name}`, at);
    return end < 0 ? html.length : end + 1;
  }
  return at + 1;
}

function isTag(html: string, at: number, name: string): boolean {
  if (!html.startsWith(name, at + 1)) return false;
  const next = html.charCodeAt(at + 1 + name.length);
  return next === 32 || next === 62 || next === 47 || next === 10 || next === 9;
}

/** Style sheets carry an attribute that only React reads, and scripts of ours may carry a nonce. */
function mayBeMarked(html: string, at: number): boolean {
  return isTag(html, at, 'link') || isTag(html, at, 'script') || isTag(html, at, 'style');
}

const MARK = / (?:data-precedence|nonce)="[^"]*"/;
const MARKS_OF_TAG = / (?:data-precedence|nonce)="[^"]*"/g;

/** An attribute's value as React writes it (double quotes, lower-case names), or undefined. */
function attribute(tag: string, name: string): string | undefined {
  const from = tag.indexOf(` ${name}="`);
  if (from < 0) return undefined;
  const start = from + name.length + 3;
  const end = tag.indexOf('"', start);
  return end < 0 ? undefined : tag.slice(start, end);
}
