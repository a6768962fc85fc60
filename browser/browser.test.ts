import { describe, expect, it } from 'vitest';
import { followKeys } from './keys/sequence';
import { isComposing } from './keys/typing';
import { relative } from './look/times';
import { countGraphemes } from './write/counter';
import { quotation } from './write/quote';

describe('relative times', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const ago = (seconds: number, locale = 'en') => relative(now - seconds * 1_000, now, locale);

  it('are told below seven days', () => {
    expect([ago(5), ago(90), ago(7_200), ago(86_400), ago(6.9 * 86_400)]).toEqual([
      'now',
      '1 minute ago',
      '2 hours ago',
      'yesterday',
      '6 days ago',
    ]);
    expect([ago(7_200, 'zh-CN'), ago(7_200, 'zh-TW'), ago(7_200, 'ja')]).toEqual(['2小时前', '2 小時前', '2 時間前']);
  });

  it('are left alone from seven days on, and in the future', () => {
    expect(ago(7 * 86_400)).toBeUndefined();
    expect(ago(-3_600)).toBeUndefined();
    expect(relative(NaN, now, 'en')).toBeUndefined();
  });
});

describe('keys', () => {
  const known = new Set(['r', 'g h', 'g b']);
  const keys = () =>
    followKeys(
      (shortcut) => known.has(shortcut),
      (key) => key === 'g',
    );

  it('come alone or in pairs', () => {
    const { press } = keys();
    expect([press('r', 0), press('x', 1), press('g', 2), press('h', 3), press('h', 4)]).toEqual([
      'r',
      undefined,
      undefined,
      'g h',
      undefined,
    ]);
  });

  it('forget a first key after a second', () => {
    const { press } = keys();
    press('g', 0);
    expect(press('h', 1_500)).toBeUndefined();
  });

  it('belong to the input method while it composes', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
});

describe('writing', () => {
  it('counts what a reader calls a character, and stops counting in time', () => {
    expect(countGraphemes('字👨‍👩‍👧e\u0301', 10)).toBe(3);
    expect(countGraphemes('x'.repeat(100_000), 10)).toBe(11);
  });

  it('quotes line by line', () => {
    expect(quotation('一\n\n二 ', { author: '伍_六三', floor: '3', post: 'p12' })).toBe('> [伍\\_六三 #3](/p/12)\n>\n> 一\n>\n> 二\n\n');
  });
});
