/** Which addresses a post may lead to, and where an address that stands bare in a text ends. */

const SCHEMES = new Set(['http', 'https', 'mailto']);
/** Longer addresses stay text: nobody reads them, and every scan has an end. */
const LONGEST = 2_000;

/** Only http, https, mailto and addresses on this board; `javascript:`, `data:` and everything unknown never. */
export function maySendTo(address: string): boolean {
  const plain = address.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase();
  return scheme === undefined || SCHEMES.has(scheme);
}

/** Whether an address leaves the board. */
export function isForeign(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(address);
}

/** A picture that this board itself serves; all others become links, for pages load nothing from elsewhere. */
export function isOwnPicture(address: string): boolean {
  return /^\/uploads\/[\w./-]+$/.test(address) && !address.includes('..') && !address.includes('//');
}

/** An address on the board, written in full, becomes relative. */
export function withoutOrigin(address: string, origin: string | undefined): string {
  if (!origin || !address.startsWith(origin)) return address;
  const rest = address.slice(origin.length);
  return rest === '' || /^[/?#]/.test(rest) ? `/${rest.replace(/^\/+/, '')}` : address;
}

/** East Asian signs and punctuation: in CJK text an address has no blank behind it. */
const WIDE =
  '\\u1100-\\u115f\\u2018-\\u201d\\u2026\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u{20000}-\\u{3ffff}';
const RUN = new RegExp(`[^\\s<>"\\[\\]\`${WIDE}\\u0000-\\u0020]{1,${LONGEST}}`, 'yu');
const WIDE_HOST = new RegExp(
  `[${WIDE.replace('\\u2018-\\u201d\\u2026', '').replace('\\uff00-\\uffef', '')}\\p{L}\\p{N}.-]{1,100}\\.[a-z]{2,20}`,
  'yui',
);

/**
 * Where an address ends that begins at `from` with its host. Punctuation at the end belongs to the sentence, and a closing
 * bracket only where it was opened inside (as GFM has it). `from` itself where no host stands there.
 */
export function addressEnd(text: string, from: number): number {
  WIDE_HOST.lastIndex = from;
  const wide = /[^\u0000-\u02ff]/.test(text[from] ?? '') ? WIDE_HOST.exec(text) : null;
  const hostEnd = from + (wide?.[0].length ?? 0);
  RUN.lastIndex = hostEnd;
  const address = text.slice(from, hostEnd + (RUN.exec(text)?.[0].length ?? 0));
  if (!wide && !/^(?:[a-z0-9_-]+\.)+[a-z0-9-]+|^localhost\b/i.test(address)) return from;
  return from + trimmedLength(address);
}

function trimmedLength(address: string): number {
  let closing = 0;
  for (const sign of address) closing += sign === ')' ? 1 : sign === '(' ? -1 : 0;
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1]!;
    if (last === ')' && closing > 0) closing -= 1;
    else if (last === ';') {
      const entity = /&[a-z0-9]{1,30};$/i.exec(address.slice(Math.max(0, end - 32), end));
      if (entity) end -= entity[0].length - 1;
    } else if (!/[?!.,:*_~'"]/.test(last)) break;
    end -= 1;
  }
  return end;
}
