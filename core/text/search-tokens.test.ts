import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { foldedIncludes, foldedMarks } from './find-folded';
import { foldForSearch } from './fold';
import { graphemesOf } from './graphemes';
import { queryTokens, searchTokens, toTsqueryLiteral, toTsvectorLiteral } from './search-tokens';

/** What the index answers: every condition met. */
function finds(text: string, query: string): boolean {
  const tokens = searchTokens(text);
  const all = new Set(tokens);
  return queryTokens(query).every(({ token, prefix }) => (prefix ? tokens.some((each) => each.startsWith(token)) : all.has(token)));
}

const cjk = fc
  .array(fc.constantFrom(...'東京都に住む猫と犬カタカナーガギ學学发發裏里。、「」ﾊﾝｶｸ한국어台湾臺灣'), { minLength: 2, maxLength: 30 })
  .map((signs) => signs.join(''));

describe('tokens', () => {
  it('finds every piece of a CJK text', () => {
    fc.assert(
      fc.property(cjk, fc.nat(), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
        const signs = graphemesOf(text);
        const start = from % signs.length;
        const piece = signs.slice(start, start + length).join('');
        expect(finds(text, piece)).toBe(true);
        expect(foldedIncludes(text, piece)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['臺灣的圖書館', '台湾的图书馆'],
    ['図書館と発売', '圖書館と發賣'],
    ['パソコン', 'ぱそこん'],
    ['ハンカク', 'ﾊﾝｶｸ'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Café Ångström', 'cafe angstrom'],
    ['Straße', 'STRASSE'],
    ['裏面', '里面'],
    ['葛\u{e0100}飾', '葛飾'],
    ['AI技術の発展', 'ai技'],
    ['東京', '京'],
    ['Notebook', 'note'],
    ['한국어 문서', '문서'],
  ])('%s is found by %s', (text, query) => {
    expect(finds(text, query)).toBe(true);
    expect(foldedIncludes(text, query)).toBe(true);
  });

  it.each([
    ['東京都', '京東'],
    ['hello', 'ello'],
    ['猫', '犬'],
  ])('%s is not found by %s', (text, query) => expect(finds(text, query) && foldedIncludes(text, query)).toBe(false));

  it('keeps the punctuation of scripts without blanks out', () => {
    expect(searchTokens('ក។ខគ ⺀人')).toEqual(['ក', 'ខគ', 'គ', '人']);
    expect(finds('សួស្តី។ ពិភពលោក', 'ពិភព')).toBe(true);
  });

  it('cuts no sign in two', () => {
    const word = `a${'\u{10428}'.repeat(40)}`;
    expect(searchTokens(word)).toEqual([`a${'\u{10428}'.repeat(31)}`]);
    expect(finds(word, word)).toBe(true);
  });

  it('needs no quoting, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const token of [...searchTokens(text), ...queryTokens(text).map((each) => each.token)]) {
          expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          expect(token.length).toBeLessThanOrEqual(64);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('writes literals', () => {
    expect(toTsvectorLiteral("Don't 東京の東京")).toBe("'don':1 't':2 '东京':3,6 '京の':4 'の东':5 '京':7");
    expect(toTsqueryLiteral('東京 x')).toBe("'东京' & 'x':*");
    expect(toTsqueryLiteral('東京 note', 'any')).toBe("'东京' | 'note':*");
    expect(toTsqueryLiteral('!? 👍')).toBeUndefined();
    expect(toTsvectorLiteral('a '.repeat(20_000))).toBe("'a':1,2,3,4");
  });

  it('marks what was found in the text as it stands', () => {
    const text = 'ﾊﾟﾘの 圖書館 Cafe\u0301';
    expect(foldedMarks(text, ['パリ', '图书', 'CAFÉ']).map(([from, to]) => text.slice(from, to))).toEqual(['ﾊﾟﾘ', '圖書', 'Cafe\u0301']);
    expect(foldedMarks('aaa', ['a', 'aa'])).toEqual([[0, 3]]);
  });

  describe.skipIf(!hasCorpora)('with paragraphs of others', () => {
    it('finds pieces of real text, and folds one script to the other', () => {
      const docs = ['ja-jsquad-valid', 'zh-hant-drcd-dev', 'zh-hans-cmrc-trial'].flatMap((set) =>
        corpusJson<{ docs: { text: string }[] }>(`search/${set}.json`).docs.slice(0, 150),
      );
      for (const [at, { text }] of docs.entries()) {
        const signs = graphemesOf(text.slice(0, 400)).filter((sign) =>
          /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign),
        );
        const start = text.indexOf(signs[at % signs.length]!);
        const piece = graphemesOf(text.slice(start))
          .slice(0, 2 + (at % 7))
          .join('')
          .replace(/[A-Za-z0-9]+$/, '');
        expect(finds(text, piece) && foldedIncludes(text, piece), piece).toBe(true);
      }
      const pairs = corpusJson<[string, string][]>('search/zh-traditional-to-simplified.json').filter(
        ([from, to]) => [...from].length === 1 && !to.includes(' '),
      );
      const apart = pairs.filter(([from, to]) => foldForSearch(from) !== foldForSearch(to));
      expect(apart.length / pairs.length).toBeLessThan(0.01);
    });
  });
});
