import { describe, expect, it } from 'vitest';
import { seeCookies } from './cookies';
import { negotiateLocale, negotiateTheme } from './negotiate';

describe('negotiateLocale', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW,zh;q=0.9', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO;q=0.5', 'zh-TW'],
    ['zh-Hant-CN', 'zh-TW'],
    ['zh-SG', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['yue-HK', 'zh-TW'],
    ['ja-JP', 'ja'],
    ['JA', 'ja'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, de;q=0.9, ja;q=0.5, en;q=0.7', 'en'],
    ['en;q=0, ja;q=0.1', 'ja'],
    ['en;q=2, ja', 'ja'],
    ['fr', 'zh-CN'],
    ['*', 'zh-CN'],
    [';;;,,,q=;', 'zh-CN'],
    ['x'.repeat(10_000), 'zh-CN'],
    [undefined, 'zh-CN'],
  ])('%s is read as %s', (header, locale) => {
    expect(negotiateLocale(undefined, header, 'zh-CN')).toBe(locale);
  });

  it('obeys the cookie first, unless it names no language of ours', () => {
    expect(negotiateLocale('ja', 'en', 'zh-CN')).toBe('ja');
    expect(negotiateLocale('tlh', 'en', 'zh-CN')).toBe('en');
    expect(negotiateLocale('JA', undefined, 'zh-TW')).toBe('zh-TW');
  });
});

describe('negotiateTheme', () => {
  it.each([
    ['dark', 'dark'],
    ['sepia', 'sepia'],
    ['light', 'light'],
    ['"><script>', 'auto'],
    [undefined, 'auto'],
  ])('%s is %s', (cookie, theme) => {
    expect(negotiateTheme(cookie)).toBe(theme);
  });
});

describe('seeCookies', () => {
  it('finds what matters and nothing else', () => {
    expect(seeCookies('a=b; lang=ja; theme=dark; reading=s20')).toEqual({
      personal: false,
      session: false,
      lang: 'ja',
      theme: 'dark',
      reading: 's20',
    });
    expect(seeCookies(undefined)).toEqual({ personal: false, session: false });
    expect(seeCookies('')).toEqual({ personal: false, session: false });
  });

  it.each([
    'authjs.session-token=x',
    '__Secure-authjs.session-token=x',
    'lang=ja;authjs.session-token.0=x; authjs.session-token.1=y',
    ' __Host-authjs.session-token=x',
  ])('sees a session in %s', (header) => {
    expect(seeCookies(header)).toMatchObject({ personal: true, session: true });
  });

  it.each(['kept=1', 'gate=1', 'toast=1', 'flash=1', 'lang=en; gate='])('steps aside for %s', (header) => {
    expect(seeCookies(header)).toMatchObject({ personal: true, session: false });
  });

  it.each([';;;', '=', 'lang', 'authjs.csrf-token=1', 'xauthjs.session-token=1', 'x=authjs.session-token=1', ' ; = ; a'])(
    'is calm about %s',
    (header) => {
      expect(seeCookies(header)).toMatchObject({ personal: false, session: false });
    },
  );

  it('takes the first of a repeated name', () => {
    expect(seeCookies('lang=ja; lang=en').lang).toBe('ja');
  });
});
