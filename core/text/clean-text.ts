const LINE_ENDS = /\r\n?/g;
/** Everything that starts a new line or cannot be drawn; a title is one line. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800\u{e0100}-\u{e01ef}\ufe00-\ufe0f]*$/u;

/**
 * Text of many lines as it is stored. Removes what PostgreSQL refuses (U+0000), a byte order mark at the start, and blanks
 * at the end; half a surrogate pair, which no encoding can carry, becomes U+FFFD (to drop it would join what stood apart);
 * line ends become \n. Everything else, bidi and other control characters included, stays code point for code point: what
 * is drawn is the renderer's affair.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/^\ufeff+/, '')
    .replace(LINE_ENDS, '\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** A text of one line (title, name, tag): like `cleanText`, and line breaks and control characters become one blank. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(BREAKS, ' ').trim();
}

/** Whether a reader would see nothing at all: blanks, joiners, marks of direction. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}
