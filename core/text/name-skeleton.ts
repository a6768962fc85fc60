/**
 * What a name looks like. Two names with one skeleton look alike to somebody who reads in a hurry, so only one of them may
 * exist. Our own table, small because `checkName` lets few signs through: accents are dropped, case is folded, and signs
 * that share a shape (0 o О ο, 1 l i I, ー 一, ロ 口, rn m) become one.
 */

/** Each line: a sign to keep, and those that look like it (lower case, without accents). */
const ALIKE = [
  // The first groups join Latin, Cyrillic, Greek, Armenian and digits.
  'aаα',
  'bЬьβвъ',
  'cсϲ',
  'dԁ',
  'eеєε',
  'fғ',
  'gɡց',
  'hһнհ',
  'jјϳ',
  'kкκқ',
  'l1iιіӏ|ıլɩ',
  'mм',
  'nпηռո',
  'o0оοσօ〇○θө',
  'pрρ',
  'qԛգ',
  'rгґ',
  'sѕ',
  'tтτ',
  'uυцս',
  'vνѵ',
  'wωшщѡԝա',
  'xхχ',
  'yуγўү',
  'zʐ',
  '3зэӡ',
  'əә',
  'δ∂',
  'λл',
  // Han, katakana and hiragana.
  '一ー',
  '口ロ囗',
  '力カ',
  '工エ',
  '二ニ',
  '夕タ',
  'へヘ',
  'べベ',
  'ぺペ',
  '八ハ',
  '卜ト',
  '三ミ',
  '千チ',
  '才オ',
  '又ヌ',
  '干千于',
  '己已巳',
  '未末',
  '土士',
  '日曰',
  '入人',
  '刀刁',
  '丶ヽ',
  'りリ',
  'うラ',
  'せセ',
  'もモ',
  'やヤ',
  'きキ',
  'こコ',
  '丿ノ',
  '亠ム厶',
  '小ッツシ',
] as const;

/** Pairs of letters that read as one. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

const table = new Map(ALIKE.flatMap((group) => [...group].map((sign) => [sign, [...group][0]!] as const)));

/** The skeleton of a name in any form. Only for comparing; it is not a word. */
export function nameSkeleton(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  const whole = plain.replace(/[ßæœøđðþłħŧŋſ]/g, (letter) => WHOLE[letter]!);
  const signs = Array.from(whole, (sign) => table.get(sign) ?? sign).join('');
  return PAIRS.reduce((text, [pair, sign]) => text.replace(pair, sign), signs);
}

/** Letters that Unicode does not take apart. */
const WHOLE: Record<string, string> = { ß: 'b', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'p', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n', ſ: 'f' };
