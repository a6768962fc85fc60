/** Whatever stands in an address, a list answers. */
import { beforeAll, expect, it } from 'vitest';
import { postThread } from '@/core/threads';
import { openTown, type Town } from '@/test/town';
import { installTown, Visitor } from '@/test/visitor';
import { boardPage } from '@/web/boards/reads';
import { collectionsPage } from '@/web/collections/reads';
import { leadersPage } from '@/web/merits/reads';
import { searchPage } from '@/web/search/reads';
import { membersPage, onlinePage } from '@/web/stats/reads';
import { listParams, one, type Params } from './list-params';
import { listPage, tagPage } from './list-reads';
import { threadPage } from './reads';

let town: Town;
let threadId: number;
const guest = new Visitor();

beforeAll(async () => {
  town = await openTown();
  installTown(town);
  await town.board('tea');
  const editor = await town.member('Eve', { group: 'administrator' });
  ({ threadId } = await town.run(editor, postThread, { board: 'tea', title: 'A pot', body: 'Have some.', tags: ['green'] }));
});

const NAMES = ['page', 'sort', 'filter', 'tag', 'lang', 'q', 'cursor', 'author', 'order', 'quote', 'reply', 'by', 'span'];
const PAGES: Record<string, (params: Params) => Promise<unknown>> = {
  new: (params) => listPage('new', params),
  hot: (params) => listPage('hot', params),
  digest: (params) => listPage('digest', params),
  board: (params) => boardPage('tea', params),
  tag: (params) => tagPage('green', params),
  'a tag of nothing': (params) => tagPage('\0', params),
  thread: (params) => threadPage(String(threadId), ['a-pot'], params),
  search: searchPage,
  members: membersPage,
  online: onlinePage,
  collections: collectionsPage,
  leaders: leadersPage,
};

it.each(Object.keys(PAGES))('%s: a zero character or half a pair is no bug of ours', async (name) => {
  for (const value of ['\0', 'a\0b', '\ud800', '%\udc00'])
    for (const param of NAMES)
      expect(await guest.read(() => PAGES[name]!({ q: 'pot', [param]: value })), `?${param}=${JSON.stringify(value)}`).toBeDefined();
});

it('asks without them', () => {
  expect([one('\0'), one('a\0b'), one(['a\ud800', 'b'])]).toEqual([undefined, 'ab', 'a\ufffd']);
  expect(listParams({ tag: 'gr\0een' }).tag).toBe('green');
});
