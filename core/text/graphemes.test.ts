import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusLines, hasCorpora } from '@/test/corpora';
import { countGraphemes, cutGraphemes, excerptOf, graphemesOf } from './graphemes';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const slow = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Texts where scripts, emoji, marks and lone halves meet. */
const mixed = fc
  .array(
    fc.constantFrom(
      'a',
      '字',
      'か',
      '\u3099',
      '\u0301',
      '👍🏽',
      '👩‍👩‍👧',
      '\r',
      '\n',
      '\u200d',
      '🇯',
      '🇵',
      '\u0600',
      '한',
      '\ud83d',
      '。',
      'ｱ',
      'ﾞ',
      '\u{e0100}',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('countGraphemes', () => {
  it('counts as the segmenter does', () =>
    fc.assert(
      fc.property(mixed, (text) => countGraphemes(text) === slow(text).length),
      { numRuns: 2_000 },
    ));
  it('stops once the limit is passed', () => {
    expect(countGraphemes('字'.repeat(1_000_000), 80)).toBeGreaterThan(80);
    expect(countGraphemes('👨‍👩‍👧‍👦'.repeat(80), 80)).toBe(80);
    expect(countGraphemes('👨‍👩‍👧‍👦'.repeat(81), 80)).toBe(81);
  });
  it('counts a post of 50,000 Han in a blink', () => expect(countGraphemes('字'.repeat(50_000), 50_000)).toBe(50_000));
});

describe('cutting', () => {
  it('never halves a grapheme', () => {
    fc.assert(
      fc.property(mixed, fc.nat(45), (text, count) => cutGraphemes(text, count) === slow(text).slice(0, count).join('')),
      { numRuns: 1_000 },
    );
  });
  it('shows an ellipsis within the length', () => {
    expect(excerptOf('一二三四五', 5)).toBe('一二三四五');
    expect(excerptOf('一二三\n四五六', 5)).toBe('一二三…');
    expect(excerptOf('👍🏽👍🏽👍🏽', 2)).toBe('👍🏽…');
  });

  describe.skipIf(!hasCorpora)('over the Unicode tests', () => {
    it('keeps every grapheme whole at every length', () => {
      const breaks = corpusLines('unicode/GraphemeBreakTest-10.txt')
        .map(
          (line) =>
            line
              .split('#')[0]
              ?.match(/[0-9A-F]{4,6}/g)
              ?.map((hex) => parseInt(hex, 16)) ?? [],
        )
        .filter((codes) => codes.length > 0 && codes.every((code) => code < 0xd800 || code > 0xdfff))
        .map((codes) => String.fromCodePoint(...codes));
      const texts = [...breaks, ...corpusLines('unicode/emoji-sequences.txt')];
      for (const text of texts) {
        const whole = graphemesOf(text);
        for (let length = 0; length <= Math.min(whole.length, 60); length += 1)
          expect(cutGraphemes(text, length)).toBe(whole.slice(0, length).join(''));
      }
      // Newer sequences than the runtime's Unicode may count as several.
      expect(corpusLines('unicode/emoji-sequences.txt').filter((text) => countGraphemes(text) > 1).length).toBeLessThan(60);
    });
  });
});
