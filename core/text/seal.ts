import { graphemesOf } from './graphemes';

const PIGMENTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u;

interface Sealed {
  char: string;
  pigment: (typeof PIGMENTS)[number];
}

/** A page shows the same few names again and again, and cutting one into graphemes is the dear part. */
const chars = new Map<string, string>();
const MOST = 5_000;

/** The name seal of a member: one sign, and one of six pigments that stays when the name changes. */
export function sealOf(name: string, id: number | string): Sealed {
  let char = chars.get(name);
  if (char === undefined) {
    if (chars.size >= MOST) chars.clear();
    chars.set(name, (char = charOf(name)));
  }
  return { char, pigment: PIGMENTS[hashOf(String(id)) % PIGMENTS.length]! };
}

function charOf(name: string): string {
  const signs = graphemesOf(name.normalize('NFC'));
  const char =
    signs.find((sign) => CJK.test(sign)) ??
    signs.find((sign) => /^\p{L}/u.test(sign)) ??
    signs.find((sign) => /^\p{N}/u.test(sign)) ??
    signs[0] ??
    '·';
  return char.toUpperCase().length === char.length ? char.toUpperCase() : char;
}

/** FNV-1a, 32 bits, with the last step of murmur3: neighbours (ids 1, 2, 3) get different pigments. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
