/** Text for XML 1.0: five signs escaped, and what XML cannot hold at all left out. */
export const xml = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
// Control signs, lone surrogates, and the two non-characters.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** An answer in XML. */
export const xmlAnswer = (body: string, type: string): Response =>
  new Response(`<?xml version="1.0" encoding="utf-8"?>\n${body}`, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' },
  });
