/** Signs a minute for those that read by sign, words a minute for the rest (design: 500 zh, 600 ja, 230 words en). */
const SIGNS_A_MINUTE = { ja: 600, zh: 500 };
const WORDS_A_MINUTE = 230;

/** Whole minutes that a text takes to read, at least 1; scripts may be mixed. */
export function readingMinutes(text: string, lang = ''): number {
  let signs = 0;
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSign = (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
    const isLetter =
      !isSign && (code >= 0xc0 || (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)) && code < 0x2000;
    if (isSign) signs += 1;
    if (isLetter && !inWord) words += 1;
    inWord = isLetter;
  }
  return Math.max(1, Math.round(signs / (lang.startsWith('ja') ? SIGNS_A_MINUTE.ja : SIGNS_A_MINUTE.zh) + words / WORDS_A_MINUTE));
}
