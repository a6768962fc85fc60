/**
 * One sign for the written forms of a Han character: 學 学, 發 発 发, 裏 裡 里. Made from OpenCC's character tables by
 * joining everything that any of them converts into each other, so that folding never depends on the neighbours and a
 * piece of a text folds like the text. 后/後 or 干/乾 fall together; a search may find a little too much, never too little.
 */
import hongKong from 'opencc-js/dict/HKVariants';
import japan from 'opencc-js/dict/JPShinjitaiCharacters';
import simplifiedToTraditional from 'opencc-js/dict/STCharacters';
import taiwan from 'opencc-js/dict/TWVariants';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

let table: Map<string, string> | undefined;

/** The folded form of a Han character; itself where there is only one. */
export function foldHan(character: string): string {
  table ??= build();
  return table.get(character) ?? character;
}

/** Pairs of a dictionary of single characters; a few entries have several characters on a side and are left out. */
export function pairsOf(dictionary: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const entry of dictionary.split('|')) {
    const [from, to] = entry.split(' ');
    if (from && to && isOne(from) && isOne(to)) pairs.push([from, to]);
  }
  return pairs;
}

const isOne = (text: string): boolean => text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xffff);

function build(): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (sign: string): string => {
    let root = sign;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const dictionary of [traditionalToSimplified, simplifiedToTraditional, japan, taiwan, hongKong]) {
    for (const [from, to] of pairsOf(dictionary)) {
      const [a, b] = [rootOf(from), rootOf(to)];
      if (a !== b) parent.set(a, b);
    }
  }
  return new Map([...parent.keys()].map((sign) => [sign, rootOf(sign)]));
}
