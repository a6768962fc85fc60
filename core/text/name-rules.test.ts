import { describe, expect, it } from 'vitest';
import { corpusJson, hasCorpora } from '@/test/corpora';
import { checkName, nameKey } from './name-rules';

const reasonOf = (name: string): string => {
  const verdict = checkName(name);
  return verdict.ok ? 'ok' : verdict.reason;
};
const skeletonOf = (name: string): string => {
  const verdict = checkName(name, { allowReserved: true });
  if (!verdict.ok) throw new Error(`${name}: ${verdict.reason}`);
  return verdict.skeleton;
};

describe('checkName', () => {
  it.each([
    'Anna',
    '伍六三',
    'さくら',
    'カワラ',
    '한글이름',
    'José',
    'Zoë-Ann',
    'ann_b',
    '張三',
    '林x1y2z3',
    'Desk1a2b',
    'writer-a',
    'weight-xyz-a0',
    '田中太郎',
    '佐々木',
    '〇二',
    'ヶ丘Ken',
    'Иван',
    'Ελένη',
    'नमस्ते',
    'สมชาย',
    'Nguyễn',
    'Łukasz',
    '2024',
    'Dave',
  ])('takes %s', (name) => expect(reasonOf(name)).toBe('ok'));

  it.each([
    ['a', 'name.too_short'],
    ['字', 'name.too_short'],
    ['x'.repeat(21), 'name.too_long'],
    ['字'.repeat(21), 'name.too_long'],
    ['x'.repeat(100_000), 'name.too_long'],
    ['two words', 'name.invalid'],
    ['trailing ', 'name.invalid'],
    ['zero\u200bwidth', 'name.invalid'],
    ['joined\u200dname', 'name.invalid'],
    ['right\u202eleft', 'name.invalid'],
    ['soft\u00adhyphen', 'name.invalid'],
    ['🎐🎐🎐', 'name.invalid'],
    ['ＡＢＣＤ', 'name.invalid'],
    ['𝐛𝐨𝐥𝐝', 'name.invalid'],
    ['ﬁne', 'name.invalid'],
    ['z\u0351\u0353a', 'name.invalid'],
    ['p\u0430ypal', 'name.invalid'],
    ['аdmin', 'name.invalid'],
    ['Δelta', 'name.invalid'],
    ['-_-', 'name.invalid'],
    ['a.b', 'name.invalid'],
    ['<b>', 'name.invalid'],
    ['half\ud83d', 'name.invalid'],
    ['Administrator', 'name.reserved'],
    ['ADMIN', 'name.reserved'],
    ['adm1n', 'name.reserved'],
    ['r00t', 'name.reserved'],
    ['the-admin', 'name.reserved'],
    ['moderator-01', 'name.reserved'],
    ['_admin_', 'name.reserved'],
    ['管理员', 'name.reserved'],
    ['管理員小明', 'name.reserved'],
    ['超级版主', 'name.reserved'],
    ['官方客服', 'name.reserved'],
    ['運営', 'name.reserved'],
    ['운영자', 'name.reserved'],
    ['ns10', 'name.reserved'],
    ['kawara', 'name.reserved'],
  ])('refuses %j: %s', (name, reason) => expect(reasonOf(name)).toBe(reason));

  it('lets the administrator’s own command take a reserved name', () => expect(checkName('admin', { allowReserved: true }).ok).toBe(true));
  it('stores NFC and finds without case', () => {
    expect(checkName('Jose\u0301')).toMatchObject({ ok: true, name: 'José', key: 'josé' });
    expect(nameKey('ZOE\u0308')).toBe('zoë');
  });

  it.each([
    ['paypal', 'paypa1'],
    ['Ottoman', '0ttoman'],
    ['modern', 'modem'],
    ['wild', 'vvild'],
    ['José', 'Jose'],
    ['Illya', 'lllya'],
    ['ロボット', '口ボット'],
    ['ニコ', '二コ'],
    ['カレー', '力レ一'],
    ['夕方', 'タ方'],
    ['へのへの', 'ヘのヘの'],
    ['Асе', 'ace'],
  ])('%s looks like %s', (one, other) => expect(skeletonOf(one)).toBe(skeletonOf(other)));
  it.each([
    ['writer-a', 'writer-b'],
    ['林一', '林二'],
    ['发哥', '發哥'],
    ['さくら', 'サクラ'],
    ['anna', 'anne'],
  ])('%s does not look like %s', (one, other) => expect(skeletonOf(one)).not.toBe(skeletonOf(other)));

  it('takes names made by chance, and hardly two that look alike', () => {
    const letters = [
      '墨竹松梅兰菊云山江河湖海星月风雪茶书琴棋诗画春夏秋冬东南西北',
      'あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめもらりるれろ',
      'abcdefghijkmnopqrstuvwxyz',
    ];
    let state = 7;
    const next = (below: number): number => ((state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % 65_537) % below;
    for (const [at, set] of letters.entries()) {
      const signs = [...set];
      const names = new Set(
        Array.from({ length: 3_000 }, () =>
          Array.from({ length: 6 + at * 2 - (at === 2 ? 1 : 0) }, () => signs[next(signs.length)]!).join(''),
        ),
      );
      expect([...names].filter((name) => reasonOf(name) !== 'ok')).toEqual([]);
      expect(names.size - new Set([...names].map(skeletonOf)).size).toBeLessThan(4);
    }
  });

  describe.skipIf(!hasCorpora)('with names of others', () => {
    it('refuses every reserved name', () => {
      const names = corpusJson<string[]>('names/reserved-usernames-a.json').filter((name) => /^[\w-]{2,20}$/.test(name));
      expect(names.filter((name) => reasonOf(name) === 'ok')).toEqual([]);
    });

    it('refuses a member’s name with any one letter replaced by a sign that looks like it', () => {
      const { pairs } = corpusJson<{ pairs: [string, string][] }>('unicode/confusables-to-ascii.json');
      const missed: string[] = [];
      let tried = 0;
      for (const name of ['mojavepilcrow12345', 'sphinxquartzjudge', 'blackfawn_kite']) {
        for (const [from, to] of pairs) {
          if (!/^[a-z]$/.test(to) || !name.includes(to) || from.toLowerCase() === to) continue;
          tried += 1;
          const verdict = checkName(name.replace(to, from));
          if (verdict.ok && verdict.skeleton !== skeletonOf(name)) missed.push(`${from} for ${to}`);
        }
      }
      expect(missed).toEqual([]);
      expect(tried).toBeGreaterThan(800);
    });
  });
});
