import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { cleanLine, cleanText, isBlank } from './clean-text';

describe('cleanText', () => {
  it.each([
    ['NUL \0 inside', 'NUL  inside'],
    ['high \ud83d alone', 'high \ufffd alone'],
    ['low \ude00 alone', 'low \ufffd alone'],
    ['halves \ud83d\0\ude00 apart', 'halves \ufffd\ufffd apart'],
    ['\ufeffmark at the start', 'mark at the start'],
    ['mark \ufeff inside', 'mark \ufeff inside'],
    ['a\r\nb\rc\n', 'a\nb\nc'],
    ['\u3000\u3000indented', '\u3000\u3000indented'],
    ['\n \n    code', '    code'],
    ['right\u202eleft \u0001 bell\u0007', 'right\u202eleft \u0001 bell\u0007'],
    ['e\u0301 葛\u{e0100} 👩‍👩‍👧‍👦 \ufffe', 'e\u0301 葛\u{e0100} 👩‍👩‍👧‍👦 \ufffe'],
  ])('%j becomes %j', (text, clean) => expect(cleanText(text)).toBe(clean));

  it('keeps whatever it need not remove, code point for code point', () => {
    const kept = fc.string({ unit: 'binary' }).filter((text) => !/[\0\r]/.test(text) && text.trim() === text && !text.startsWith('\ufeff'));
    fc.assert(fc.property(kept, (text) => cleanText(`x${text}x`) === `x${text}x`));
  });

  it('is done after one pass, and well formed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codes) => {
        const clean = cleanText(String.fromCharCode(...codes));
        expect(cleanText(clean)).toBe(clean);
        expect(() => encodeURIComponent(clean)).not.toThrow();
      }),
    );
  });

  describe.skipIf(!hasCorpora)('with naughty strings', () => {
    it('keeps all of them', () => {
      for (const text of corpusJson<string[]>('strings/blns.json'))
        expect(cleanText(`a${text}z`)).toBe(`a${text.replace(/\r\n?/g, '\n')}z`);
    });
  });
});

describe('cleanLine and isBlank', () => {
  it('makes one line', () => expect(cleanLine(' a\n\tb\u2028c\u0000 d ')).toBe('a b c d'));
  it.each([
    ['high \ud83d alone', 'high \ufffd alone'],
    ['a \u0001\ud800 b', 'a  \ufffd b'],
    ['a \ud800\r b', 'a \ufffd  b'],
  ])('%j keeps a sign for half a pair: %j', (text, clean) => expect(cleanLine(text)).toBe(clean));
  it.each(['   \u3000\u200b  ', '\u202e\u2066', '\u3164', '\ufe0f', ''])('%j is blank', (text) => expect(isBlank(text)).toBe(true));
  it.each(['a', '。', '👍', '\u200b字'])('%j is not', (text) => expect(isBlank(text)).toBe(false));
});
