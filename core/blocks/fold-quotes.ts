import type { Context } from '@/core/kernel';

/** What `PostBody` turns into words: nobody can write it, since no text may hold a `summary`. */
const SUMMARY = '<summary data-fold=""></summary>';

/** The line that heads a quote: a name and the floor, a link to the post as the reply box makes it; typed by hand the floor alone may be one. */
const HEADS =
  /<blockquote>\s*<p>(?:<a href="\/p\/\d{1,15}">)?([^<#]{1,200}) (?:#\d{1,9}(?:<\/a>)?|<a class="floor"[^>]*>#\d{1,9}<\/a>)(?=<\/p>|<br|\n)/g;

/**
 * Quotes of blocked members within another's text, as the reply box heads them (`Rowan #5`), fold like their posts. `html` is a stored text;
 * everything else in it stays byte for byte.
 */
export function foldQuotes({ viewer }: Context, html: string): string {
  const names = viewer.folds?.blocked;
  if (!names?.size || !html.includes('<blockquote>')) return html;
  const heads = new Set([...names.values()].map(escaped));
  let result = '';
  let at = 0;
  for (const { index, 0: opening, 1: name } of html.matchAll(HEADS)) {
    if (index < at || !heads.has(name!.trim())) continue;
    const end = endOf(html, index + opening.length);
    result += `${html.slice(at, index)}<details class="fold">${SUMMARY}${html.slice(index, end)}</details>`;
    at = end;
  }
  return result + html.slice(at);
}

/** Where the quote that is open at `from` has ended; quotes within it are its own. */
function endOf(html: string, from: number): number {
  let depth = 1;
  for (const tag of html.slice(from).matchAll(/<(\/?)blockquote>/g)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return from + tag.index + tag[0].length;
  }
  return html.length;
}

const escaped = (name: string): string => name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
