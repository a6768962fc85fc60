/** Puts a guest's reading choices into a finished page: attributes of `<html>`, no cache key and no render. */
import { parseReading, readingAttributes, serializeReading } from '../platform/reading';

/** The choices of a cookie in their one spelling; '' when they are the factory's and nothing needs splicing. */
export function readingOf(cookie: string | undefined): string {
  return cookie ? serializeReading(parseReading(cookie)) : '';
}

const TAG = Buffer.from('<html');
/** The tag stands at the very beginning of a page, behind the doctype. */
const WITHIN = 200;

/**
 * The page with the choices as attributes. A page that already says how it is to be read (a member's, drawn with the
 * account's choices) comes back as it is.
 * @param reading from `readingOf`
 */
export function spliceReading(page: Buffer, reading: string): Buffer {
  if (!reading) return page;
  const at = page.subarray(0, WITHIN).indexOf(TAG);
  const end = at < 0 ? -1 : page.indexOf('>', at);
  if (end < 0 || / data-(?:size|face|leading|indent|density)=/.test(page.toString('latin1', at, end))) return page;
  const attributes = Object.entries(readingAttributes(parseReading(reading))).map(([name, value]) => ` ${name}="${value}"`);
  const from = at + TAG.length;
  return Buffer.concat([page.subarray(0, from), Buffer.from(attributes.join('')), page.subarray(from)]);
}
