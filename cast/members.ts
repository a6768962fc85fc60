/**
 * The named cast: the people of the demo board, of tests and of journeys. Nobody here can sign in by a password:
 * tests give them one when they need it.
 */
export type CastKey =
  | 'administrator'
  | 'moderator'
  | 'author'
  | 'elder'
  | 'gold'
  | 'senior'
  | 'regular'
  | 'member'
  | 'newcomer'
  | 'banned'
  | 'shiori'
  | 'tadokoro'
  | 'ellery'
  | 'alun';

export interface CastMember {
  key: CastKey;
  name: string;
  /** Group given by hand; the others stand on the rung of the ladder that their points ask for. */
  group?: 'administrator' | 'moderator' | 'banned';
  /** Coins they came with, so that several rungs are seen. */
  coins: number;
  /** Days ago. */
  joined: number;
  lang: 'zh-CN' | 'zh-TW' | 'ja' | 'en';
  bio: string;
}

export const CAST: readonly CastMember[] = [
  {
    key: 'administrator',
    name: '排字房',
    group: 'administrator',
    coins: 120,
    joined: 400,
    lang: 'zh-CN',
    bio: '管理这块板。有事请到「站务」留言。',
  },
  {
    key: 'moderator',
    name: '魏长庚',
    group: 'moderator',
    coins: 300,
    joined: 390,
    lang: 'zh-CN',
    bio: '报纸版版主。旧报收藏者，只收看得懂的。',
  },
  { key: 'author', name: '沈砚', coins: 560, joined: 350, lang: 'zh-CN', bio: '写字的人。写得慢，改得更慢。' },
  { key: 'elder', name: '老槐', coins: 3_150, joined: 398, lang: 'zh-CN', bio: '从前排铅字，现在种花。' },
  { key: 'gold', name: '何以寧', coins: 1_080, joined: 330, lang: 'zh-TW', bio: '臺南人，修書為業。' },
  { key: 'senior', name: 'Rowan', coins: 520, joined: 300, lang: 'en', bio: 'Typesetter turned programmer. Still counts in picas.' },
  { key: 'regular', name: '陈小禾', coins: 230, joined: 180, lang: 'zh-CN', bio: '看电影，记笔记。' },
  { key: 'member', name: '阿棠', coins: 60, joined: 90, lang: 'zh-CN', bio: '上班族，周末做饭。' },
  { key: 'newcomer', name: '小满', coins: 0, joined: 4, lang: 'zh-CN', bio: '' },
  { key: 'banned', name: '高音喇叭', group: 'banned', coins: 3, joined: 60, lang: 'zh-CN', bio: '' },
  { key: 'shiori', name: '水野しおり', coins: 260, joined: 240, lang: 'ja', bio: '活版印刷と古い喫茶店が好きです。' },
  { key: 'tadokoro', name: '田所', coins: 70, joined: 120, lang: 'ja', bio: '中国語を勉強中。' },
  { key: 'ellery', name: 'Ellery', coins: 80, joined: 150, lang: 'en', bio: 'Reads more than is sensible.' },
  { key: 'alun', name: '阿倫', coins: 20, joined: 45, lang: 'zh-TW', bio: '騎車、拍照、修收音機。' },
];

/** Who follows whom. */
export const FOLLOWS: readonly (readonly [CastKey, CastKey])[] = [
  ['member', 'author'],
  ['newcomer', 'author'],
  ['regular', 'author'],
  ['gold', 'author'],
  ['senior', 'author'],
  ['shiori', 'author'],
  ['author', 'elder'],
  ['moderator', 'elder'],
  ['gold', 'elder'],
  ['regular', 'gold'],
  ['author', 'gold'],
  ['shiori', 'gold'],
  ['tadokoro', 'shiori'],
  ['gold', 'shiori'],
  ['ellery', 'senior'],
  ['senior', 'ellery'],
  ['member', 'moderator'],
  ['alun', 'gold'],
  ['newcomer', 'member'],
];
