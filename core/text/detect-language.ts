/**
 * The language of a post from its signs. It decides fonts and line breaking (M2), so a wrong "ja" is worse than none: where
 * the signs do not tell, the answer is undefined and the caller takes the writer's own language.
 */
import japan from 'opencc-js/dict/JPShinjitaiCharacters';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import { detectAll } from 'tinyld/light';
import { pairsOf } from './han-fold';

/** Enough to tell, and bounded: detection stands in the way of every post. */
const SAMPLE = 1_500;
const LATIN_SAMPLE = 400;

interface Tally {
  han: number;
  kana: number;
  hangul: number;
  /** Letters of any other script. */
  other: number;
  ascii: number;
}

/** A BCP 47 tag (zh-CN, zh-TW, ja, ko, en, fr, …), or undefined where the text is too short or has no letters. */
export function detectLanguage(text: string): string | undefined {
  const sample = withoutForeignParts(text.slice(0, SAMPLE * 2)).slice(0, SAMPLE);
  const tally = tallyOf(sample);
  const cjk = tally.han + tally.kana + tally.hangul;
  // A sign of these scripts carries about as much as four letters.
  if (cjk > 0 && cjk * 4 >= tally.other) return cjkLanguage(sample, tally);
  return tally.other > 0 ? alphabetLanguage(sample, tally) : undefined;
}

/** Code, addresses and mentions are in no language. */
function withoutForeignParts(text: string): string {
  return text
    .replace(/```[\s\S]{0,2000}?```|`[^`\n]{1,200}`/g, ' ')
    .replace(/https?:\/\/[^\s<>）)]{1,2000}/g, ' ')
    .replace(/@[\p{L}\p{N}_-]{1,40}/gu, ' ');
}

function tallyOf(text: string): Tally {
  const tally: Tally = { han: 0, kana: 0, hangul: 0, other: 0, ascii: 0 };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) {
      if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) {
        tally.other += 1;
        tally.ascii += 1;
      }
    } else if (code < 0x1100) tally.other += code >= 0xc0 ? 1 : 0;
    else if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa) || (code >= 0xff66 && code <= 0xff9d))
      tally.kana += 1;
    else if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0xd840 && code <= 0xd88f)) tally.han += 1;
    else if (code >= 0xac00 && code <= 0xd7a3) tally.hangul += 1;
  }
  return tally;
}

function cjkLanguage(sample: string, { han, kana, hangul }: Tally): string {
  if (hangul > han + kana) return 'ko';
  if (kana === 0) return hanLanguage(sample);
  // Chinese quotes a の or a name in kana now and then; Japanese of any length without a twelfth of kana hardly exists.
  const quoted =
    kana * 12 < han || (kana <= 2 && hanLanguage(sample) === 'zh-CN' && [...sample].some((sign) => formsOf().simplified.has(sign)));
  return quoted ? hanLanguage(sample) : 'ja';
}

interface Forms {
  simplified: Set<string>;
  traditional: Set<string>;
  japanese: Set<string>;
}

let forms: Forms | undefined;

/** Han without kana: counts the signs that only one way of writing has. */
function hanLanguage(sample: string): string {
  const only = formsOf();
  let [simplified, traditional, japanese] = [0, 0, 0];
  for (const sign of sample) {
    if (only.simplified.has(sign)) simplified += 1;
    else if (only.traditional.has(sign)) traditional += 1;
    else if (only.japanese.has(sign)) japanese += 1;
  }
  if (japanese > 0 && japanese * 2 >= Math.min(simplified, traditional)) return simplified > japanese * 2 ? 'zh-CN' : 'ja';
  return traditional > simplified ? 'zh-TW' : 'zh-CN';
}

/** Shinjitai by OpenCC's table that Chinese writes too. */
const NOT_ONLY_JAPANESE = new Set('研即欠真翻概予萌瓶慎郎褒芸晃糸缶弁巣');

function formsOf(): Forms {
  forms ??= makeForms();
  return forms;
}

function makeForms(): Forms {
  const toSimplified = new Map(pairsOf(traditionalToSimplified));
  const toTraditional = new Map(pairsOf(simplifiedToTraditional));
  const shinjitai = new Set(pairsOf(japan).map(([sign]) => sign));
  const only = (signs: Iterable<string>, keep: (sign: string) => boolean): Set<string> => new Set(Array.from(signs).filter(keep));
  return {
    simplified: only(toTraditional.keys(), (sign) => !toSimplified.has(sign) && toTraditional.get(sign) !== sign && !shinjitai.has(sign)),
    traditional: only(toSimplified.keys(), (sign) => toSimplified.get(sign) !== sign && !toTraditional.has(sign) && !shinjitai.has(sign)),
    japanese: only(shinjitai, (sign) => !toTraditional.has(sign) && !toSimplified.has(sign) && !NOT_ONLY_JAPANESE.has(sign)),
  };
}

/** Words that hardly another language has; two of them, or one in a short line, are enough for English. */
const ENGLISH =
  /\b(?:the|and|is|are|was|were|of|to|in|it|you|that|this|with|for|have|has|not|what|how|why|my|your|hello|thanks|please|reply|about|from)\b/gi;

function alphabetLanguage(sample: string, { other, ascii }: Tally): string | undefined {
  const start = sample.slice(0, LATIN_SAMPLE);
  const english = start.match(ENGLISH)?.length ?? 0;
  const words = start.match(/\p{L}+/gu)?.length ?? 0;
  if (ascii === other && english > 0 && english * 8 >= words) return 'en';
  if (other < 24) return undefined;
  const [best, second] = detectAll(start);
  if (!best || (second && best.accuracy < second.accuracy * 1.15)) return undefined;
  return best.lang;
}
