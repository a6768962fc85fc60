import { describe, expect, it } from 'vitest';
import { countGraphemes } from './graphemes';
import { phraseSplit } from './phrase-split';
import { readingMinutes } from './reading-time';
import { slugOf } from './slug';

describe('slugOf', () => {
  it.each([
    ['李彦宏の内部トークが暴露!', '李彦宏の内部トークが暴露'],
    ['How should I store whole bean coffee?', 'how-should-i-store-whole-bean-coffee'],
    ['  Émile / Zola  ', 'émile-zola'],
    ['C++ と Rust', 'c-と-rust'],
    ['👍🏽 🎐', ''],
    ['Reply', ''],
    ['feed.xml', 'feed-xml'],
    ['Points', ''],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u202eb', 'a-b'],
    ['', ''],
  ])('%s → %s', (title, slug) => expect(slugOf(title)).toBe(slug));
  it('has an end', () => expect(countGraphemes(slugOf('長'.repeat(500)))).toBe(60));
});

describe('phraseSplit', () => {
  it('ends lines where phrases end', () =>
    expect(phraseSplit('李彦宏の内部トークが暴露!', 'ja', 3)).toEqual(['李彦宏の', '内部トークが', '暴露!']));
  it.each([
    ['「東京」の夜、静かに。', 'ja'],
    ['新版论坛系统今天正式上线了！', 'zh-CN'],
    ['論壇系統（新版）今天正式上線', 'zh-TW'],
    ['茶', 'ja'],
    ['GPT-5 が出た', 'ja'],
  ])('%s loses nothing and begins no line with a closing sign', (title, lang) => {
    const lines = phraseSplit(title, lang, 3)!;
    expect(lines.length).toBeLessThanOrEqual(3);
    expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
    for (const line of lines) {
      expect(line).not.toMatch(/^[、。！）」]/u);
      expect(line).not.toMatch(/[（「]$/u);
    }
  });
  it.each([
    ['Hello world', 'en'],
    ['長'.repeat(25), 'ja'],
    ['International 会議', 'ja'],
    ['', 'ja'],
    ['123', 'ja'],
  ])('%s stays horizontal', (title, lang) => expect(phraseSplit(title, lang, 3)).toBeUndefined());
});

describe('readingMinutes', () => {
  it.each([
    ['字'.repeat(5_000), 'zh-CN', 10],
    ['字'.repeat(6_000), 'ja', 10],
    ['word '.repeat(2_300), 'en', 10],
    ['', 'en', 1],
    [`${'字'.repeat(500)}${'word '.repeat(230)}`, 'zh-TW', 2],
  ])('counts signs and words (%#)', (text, lang, minutes) => expect(readingMinutes(text, lang)).toBe(minutes));
});
