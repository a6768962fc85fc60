import { describe, expect, it } from 'vitest';
import { corpusJson, corpusLines, hasCorpora } from '@/test/corpora';
import { isCommonPassword } from './common-passwords';
import { isEmail, normalizeEmail } from './email';
import { sealOf } from './seal';

describe('e-mail addresses', () => {
  it.each([
    ['Ann@Example.COM', 'ann@example.com'],
    [' a.b+c@mail.example.org ', 'a.b+c@mail.example.org'],
    ['a＠example.com', 'a@example.com'],
    ['a@例え.jp', 'a@xn--r8jz45g.jp'],
  ])('%s is %s', (value, address) => expect(normalizeEmail(value)).toBe(address));

  it.each([
    '',
    '@',
    'a@',
    '@b.co',
    'a@b',
    'a@b..co',
    '"e@attacker"@victim.com',
    'a@b.com,c@d.com',
    'a@b.com c@d.com',
    'a@b＠c.com',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a(b)@c.de',
    '.a@b.co',
    'a.@b.co',
    'a..b@c.de',
    'a@b.co\r\nBcc: x@y.zz',
    'a@b.co\n',
    'ä@b.co',
    `${'a'.repeat(65)}@b.co`,
    `a@${'b'.repeat(300)}.co`,
    'a@-b.co',
    'a@b.c',
    'a@b.co/x',
    'a@b:80',
  ])('%j is refused', (value) => expect(isEmail(value)).toBe(false));

  describe.skipIf(!hasCorpora)('with addresses of others', () => {
    it('refuses what is no address', () => {
      const cases = corpusJson<{ address: string; category: string }[]>('names/email-addresses-a.json');
      const taken = cases.filter(({ address, category }) => category === 'ISEMAIL_ERR' && isEmail(address));
      expect(taken.filter(({ address }) => address.trim() === address)).toEqual([]);
    });
  });
});

describe('isCommonPassword', () => {
  it.each([
    'password',
    'PassWord',
    '12345678',
    'qwertyuiop',
    'poiuytrewq',
    '11111111',
    'abababababab',
    '9876543210',
    '1234567890123456',
    'ｐａｓｓｗｏｒｄ',
    '啊啊啊啊啊啊啊啊',
  ])('%s', (password) => expect(isCommonPassword(password)).toBe(true));
  it.each(['Ink-3f9a0bd2', 'Red-abc1-lantern-xyz2', '墨竹松梅兰菊云山', 'correct horse battery', '👍🏽👩‍👩‍👧 schön'])('not %s', (password) =>
    expect(isCommonPassword(password)).toBe(false),
  );
  it('is quick with a megabyte', () => expect(isCommonPassword('xy1'.repeat(400_000))).toBe(true));

  describe.skipIf(!hasCorpora)('with the list of ASVS', () => {
    it('refuses all 3,000', () =>
      expect(corpusLines('names/common-passwords-8plus-top3000.txt').filter((password) => !isCommonPassword(password))).toEqual([]));
  });
});

describe('sealOf', () => {
  it.each([
    ['伍六三', '伍'],
    ['Anna', 'A'],
    ['ann林', '林'],
    ['さくら', 'さ'],
    ['한글', '한'],
    ['_x', 'X'],
    ['2024', '2'],
    ['ßa', 'ß'],
  ])('%s is sealed %s', (name, char) => expect(sealOf(name, 1).char).toBe(char));
  it('uses six pigments evenly, by id alone', () => {
    const counts = new Map<string, number>();
    for (let id = 1; id <= 600; id += 1) {
      const { pigment } = sealOf('x', id);
      counts.set(pigment, (counts.get(pigment) ?? 0) + 1);
      expect(sealOf('another name', id).pigment).toBe(pigment);
    }
    expect([...counts.keys()].toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(Math.min(...counts.values())).toBeGreaterThan(60);
  });
});
