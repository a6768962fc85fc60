/** The demo board's tree: two sections, seven boards. */
import type { CastKey } from './members';

type Words = Record<'zh-CN' | 'zh-TW' | 'ja' | 'en', string>;
const words = (zhCN: string, zhTW: string, ja: string, en: string): Words => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, ja, en });

export interface CastBoard {
  slug: string;
  kind: 'section' | 'board';
  parent?: string;
  name: Words;
  description?: Words;
  moderators?: CastKey[];
}

export const BOARDS: readonly CastBoard[] = [
  { slug: 'front', kind: 'section', name: words('正刊', '正刊', '本紙', 'The paper') },
  { slug: 'back', kind: 'section', name: words('副刊', '副刊', '別刷り', 'The supplement') },
  {
    slug: 'newspaper',
    kind: 'board',
    parent: 'front',
    moderators: ['moderator'],
    name: words('报纸', '報紙', '新聞', 'Newspaper'),
    description: words(
      '新闻、评论，以及报纸本身。',
      '新聞、評論，以及報紙本身。',
      'ニュースと論評、そして新聞そのものについて。',
      'News, opinion, and newspapers themselves.',
    ),
  },
  {
    slug: 'tech',
    kind: 'board',
    parent: 'front',
    name: words('科技', '科技', '技術', 'Technology'),
    description: words(
      '机器、程序和它们带来的事。',
      '機器、程式和它們帶來的事。',
      '機械とプログラム、それがもたらすもの。',
      'Machines, programs, and what comes of them.',
    ),
  },
  {
    slug: 'desk',
    kind: 'board',
    parent: 'front',
    moderators: ['moderator'],
    name: words('站务', '站務', '運営', 'Desk'),
    description: words('公告、建议、问题。', '公告、建議、問題。', 'お知らせ、提案、質問。', 'Announcements, suggestions, questions.'),
  },
  {
    slug: 'reading',
    kind: 'board',
    parent: 'back',
    moderators: ['gold'],
    name: words('读书', '讀書', '読書', 'Reading'),
    description: words(
      '正在读的、读完的、读不下去的。',
      '正在讀的、讀完的、讀不下去的。',
      '読みかけ、読了、読めなかった本。',
      'Books begun, finished, and given up.',
    ),
  },
  {
    slug: 'screen',
    kind: 'board',
    parent: 'back',
    name: words('影音', '影音', '映像・音楽', 'Screen and sound'),
    description: words('电影、剧集、音乐。', '電影、影集、音樂。', '映画、ドラマ、音楽。', 'Films, series, music.'),
  },
  {
    slug: 'life',
    kind: 'board',
    parent: 'back',
    name: words('生活', '生活', '暮らし', 'Life'),
    description: words('吃饭、走路、天气。', '吃飯、走路、天氣。', '食べる、歩く、天気の話。', 'Meals, walks, weather.'),
  },
  {
    slug: 'nihongo',
    kind: 'board',
    parent: 'back',
    moderators: ['shiori'],
    name: words('日本語', '日本語', '日本語', '日本語'),
    description: words('用日语聊天的地方。', '用日語聊天的地方。', '日本語で話す場所です。', 'A place to talk in Japanese.'),
  },
];
