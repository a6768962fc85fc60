import { describe, expect, it } from 'vitest';
import { REASONS } from '@/core/kernel';
import { LOCALES } from '@/platform/request';
import { readWords, translator } from './messages';

type Words = ReturnType<typeof readWords>;

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value as Words, `${prefix}${key}.`),
  );
}

const words = Object.fromEntries(LOCALES.map((locale) => [locale, readWords(`locales/${locale}`)]));

describe('the words of the interface', () => {
  it.each(LOCALES)('say every refusal in %s', (locale) => {
    const t = translator(locale);
    for (const reason of Object.keys(REASONS)) {
      const sentence = t(`errors.${reason}`);
      expect(sentence, reason).not.toContain('errors.');
      expect(sentence, reason).not.toMatch(/[{}]/);
      expect(sentence, reason).toMatch(/[.。]$/);
    }
  });

  it('are no more than the refusals there are', () => {
    for (const locale of LOCALES) expect(keysOf(words[locale]!.errors as Words).sort()).toEqual(Object.keys(REASONS).sort());
  });

  it.each(LOCALES.filter((locale) => locale !== 'en'))('have the same keys in %s as in English', (locale) => {
    expect(keysOf(words[locale]!).sort()).toEqual(keysOf(words.en!).sort());
  });

  it('put facts into the sentence', () => {
    expect(translator('en')('errors.limit.between_posts', { seconds: 20 })).toBe('Too fast. Wait 20 seconds.');
    expect(translator('zh-CN')('errors.limit.between_posts', { seconds: 20 })).toBe('发得太快了，请等 20 秒。');
    expect(translator('ja')('errors.limit.between_posts', { seconds: 20 })).toBe('投稿の間隔が短すぎます。20秒お待ちください。');
    expect(translator('en')('errors.input.too_long', { maximum: 80 })).toBe('Too long. At most 80 characters fit.');
    expect(translator('en')('errors.input.too_long')).toBe('Too long. Shorten it a little.');
  });

  it('say of a ban why and until when, where that is known', () => {
    const told = { until: '2026-11-29 11:53', why: 'Shouting {loud}' };
    expect(translator('en')('errors.member.banned', told)).toBe(
      'This account has been banned until 2026-11-29 11:53. Reason: Shouting {loud}',
    );
    expect(translator('ja')('errors.member.banned', told)).toBe(
      'このアカウントは2026-11-29 11:53 までアクセスを停止されています。理由：Shouting {loud}',
    );
    expect(translator('zh-CN')('errors.member.banned')).toBe('这个账号已被禁止访问。');
  });

  it('answer a missing key with itself', () => {
    expect(translator('en')('nothing.like.this')).toBe('nothing.like.this');
    expect(translator('en').has('nothing.like.this')).toBe(false);
  });
});
