import { sql } from 'drizzle-orm';
import { type Effects, touch } from '@/core/kernel';
import { row } from '@/db/rows';

type Words = Record<'zh-CN' | 'zh-TW' | 'ja' | 'en', string>;
const words = (zhCN: string, zhTW: string, ja: string, en: string): Words => ({ 'zh-CN': zhCN, 'zh-TW': zhTW, ja, en });

/** Sections and their boards, the busiest first in the order of `BOARDS`. */
const SECTIONS: { slug: string; name: Words; boards: { slug: string; name: Words }[] }[] = [
  {
    slug: 'town',
    name: words('城里', '城裡', '町', 'Town'),
    boards: [
      { slug: 'square', name: words('广场', '廣場', '広場', 'Square') },
      { slug: 'market', name: words('集市', '市集', '市場', 'Market') },
      { slug: 'kitchen', name: words('厨房', '廚房', '台所', 'Kitchen') },
      { slug: 'station', name: words('车站', '車站', '駅', 'Station') },
    ],
  },
  {
    slug: 'school',
    name: words('学堂', '學堂', '学び舎', 'School'),
    boards: [
      { slug: 'library', name: words('图书馆', '圖書館', '図書館', 'Library') },
      { slug: 'laboratory', name: words('实验室', '實驗室', '実験室', 'Laboratory') },
      { slug: 'languages', name: words('语言', '語言', 'ことば', 'Languages') },
      { slug: 'history', name: words('历史', '歷史', '歴史', 'History') },
    ],
  },
  {
    slug: 'evening',
    name: words('晚上', '晚上', '夜', 'Evening'),
    boards: [
      { slug: 'cinema', name: words('电影院', '電影院', '映画館', 'Cinema') },
      { slug: 'concert', name: words('音乐厅', '音樂廳', '音楽堂', 'Concert hall') },
      { slug: 'games', name: words('棋牌室', '棋牌室', '遊戯室', 'Games room') },
      { slug: 'balcony', name: words('阳台', '陽台', 'ベランダ', 'Balcony') },
    ],
  },
];
export const BOARD_COUNT = SECTIONS.reduce((sum, { boards }) => sum + boards.length, 0);

/** Makes the boards that are not there; answers the ids of all, the busiest first. */
export async function makeBoards(effects: Effects): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, section] of SECTIONS.entries()) {
    const parent = await make(effects, section, 'section', null, 100 + at);
    for (const [place, board] of section.boards.entries()) ids.push(await make(effects, board, 'board', parent, place));
  }
  effects.touch(touch.boards(), touch.lists());
  return ids;
}

async function make(
  { tx, context }: Effects,
  { slug, name }: { slug: string; name: Words },
  kind: 'section' | 'board',
  parent: number | null,
  position: number,
): Promise<number> {
  const made = await row<{ id: number }>(
    tx,
    sql`
    insert into boards (slug, kind, parent_id, name, position, created_at)
    values (${slug}, ${kind}, ${parent}::bigint, ${JSON.stringify(name)}::jsonb, ${position}::int, ${context.now()}::timestamptz)
    on conflict (slug) do update set slug = excluded.slug returning id`,
  );
  return made!.id;
}
