import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { editBoard, postBoard, readBoard, readBoardTree, readNavBoards } from '@/core/boards';
import { readBoardFeed, readMemberFeed, readSiteFeed, readSitemap, readThreadFeed } from '@/core/feeds';
import type { Viewer } from '@/core/kernel';
import { postReply, readMemberReplies } from '@/core/posts';
import { readHome } from '@/core/stats';
import { readTags } from '@/core/tags';
import {
  postThread,
  readThread,
  readThreadCursor,
  readThreadHead,
  readThreadList,
  readThreadRow,
  type ThreadListInput,
} from '@/core/threads';
import { openTown, type Town } from '@/test/town';

let town: Town;
let ann: Viewer;
let desk: Viewer;
let keeper: Viewer;
let editor: Viewer;
let tea: number;
let cellar: number;
const made: number[] = [];

beforeAll(async () => {
  town = await openTown();
  const paper = await town.board('paper', { kind: 'section' });
  tea = await town.board('tea', { parent_id: paper });
  cellar = await town.board('cellar', { is_private: true });
  await town.board('shelf', { parent_id: cellar });
  [ann, desk, keeper, editor] = await Promise.all([
    town.member('Ann', { group: 'member' }),
    town.member('Desk', { group: 'regular' }),
    town.member('Keeper', { moderates: [cellar] }),
    town.member('Eve', { group: 'administrator' }),
  ]);
  for (let n = 0; n < 45; n += 1) {
    const at = new Date(Date.UTC(2024, 0, 1, 0, n));
    const { threadId } = await town.run(
      ann,
      postThread,
      {
        board: 'tea',
        title: `Pot ${n}`,
        body: 'x y z',
        lang: n % 3 ? 'en' : 'ja',
        kind: n === 7 ? 'article' : 'discussion',
        tags: n < 5 ? 'tea, Green' : '',
      },
      { now: () => at },
    );
    made.push(threadId);
  }
  await town.run(desk, postReply, { threadId: made[3], body: 'bumping it' }, { now: () => new Date(Date.UTC(2024, 1, 1)) });
  await rows(town.database.db, sql`update threads set sticky_level = 1 where id = ${made[0]!}::bigint`);
  await town.run(editor, postThread, { board: 'cellar', title: 'Secret wine', body: 'claret', tags: ['vault'] });
  await town.run(editor, postThread, { board: 'shelf', title: 'Secret shelf', body: 'port' });
});

const list = (input: ThreadListInput, viewer: Viewer = town.guest) => readThreadList(town.context(viewer), input);
const ids = async (input: ThreadListInput, viewer?: Viewer) => (await list(input, viewer)).rows.map(({ id }) => id);

describe('a board’s list', () => {
  it('leads with sticky threads on the first page only, and counts them apart', async () => {
    const first = await list({ boardId: tea });
    expect(first.pages).toEqual({ page: 1, pages: 2, total: 44 });
    expect(first.rows).toHaveLength(41);
    expect(first.rows[0]).toMatchObject({ id: made[0], sticky: 1, author: { name: 'Ann' } });
    expect(first.rows[1]).toMatchObject({ id: made[3], replies: 1, last: { author: { name: 'Desk' } }, tags: ['tea', 'Green'] });
    const second = await ids({ boardId: tea, page: 2 });
    expect(new Set([...first.rows.map(({ id }) => id), ...second]).size).toBe(45);
  });

  it('sorts, filters, and takes tag and language', async () => {
    expect((await ids({ boardId: tea, sort: 'new' }))[1]).toBe(made[44]);
    expect((await ids({ boardId: tea, sort: 'replies' }))[1]).toBe(made[3]);
    expect(await ids({ boardId: tea, filter: 'articles' })).toEqual([made[7]]);
    expect(await ids({ boardId: tea, filter: 'unanswered' })).not.toContain(made[3]);
    expect(await ids({ boardId: tea, tag: 'GREEN' })).toEqual([made[0], made[3], made[4], made[2], made[1]]);
    expect((await list({ boardId: tea, lang: 'ja' })).rows.every(({ lang }) => lang === 'ja')).toBe(true);
    expect(await list({ boardId: tea, sort: "x'; drop table", filter: 'nonsense' })).toMatchObject({ sort: 'last', filter: 'all' });
    expect(await ids({ boardId: tea, filter: 'day' })).toEqual([]);
  });

  it('is whole and without repeats by cursor', async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readThreadCursor>> = await readThreadCursor(town.context(town.guest), { boardId: tea, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([...made].reverse());
    await expect(readThreadCursor(town.context(town.guest), { boardId: tea, cursor: '\0x' })).rejects.toMatchObject({
      reason: 'input.cursor',
    });
  });
});

describe('what a private board holds', () => {
  it('is seen by its moderators and the staff, below it too, and by nobody else', async () => {
    for (const viewer of [town.guest, ann]) {
      const context = town.context(viewer);
      const home = await readHome(context);
      const seen = JSON.stringify([
        home,
        await readBoardTree(context),
        await readNavBoards(context),
        await readTags(context),
        await readSiteFeed(context),
        await readBoardFeed(context, cellar),
        await readMemberFeed(context, editor.id),
        await readSitemap(context),
        await list({ scope: 'recent' }, viewer),
        await list({ boardId: cellar }, viewer),
        await list({ authorId: editor.id }, viewer),
        await readMemberReplies(context, { memberId: editor.id }),
      ]);
      expect(seen).not.toMatch(/secret|cellar|shelf|vault/i);
      expect([await readBoard(context, 'cellar'), await readBoard(context, 'shelf')]).toEqual([undefined, undefined]);
      expect(await town.refusal(viewer === ann ? ann : desk, postThread, { board: 'cellar', title: 'Let me in', body: 'please' })).toBe(
        'board.not_found',
      );
    }
    for (const viewer of [keeper, editor]) {
      expect(JSON.stringify(await readBoardTree(town.context(viewer)))).toMatch(/Secret wine/);
    }
    expect((await readBoard(town.context(editor), 'shelf'))?.path).toMatchObject([{ slug: 'cellar' }]);
  });

  it('opens to a group by a grant', async () => {
    await rows(
      town.database.db,
      sql`insert into board_grants (board_id, group_id, "right", is_allowed) values (${cellar}::bigint, ${desk.groupId}::bigint, 'board.see', true)`,
    );
    expect((await list({ boardId: cellar }, desk)).rows.map(({ title }) => title)).toEqual(['Secret wine']);
  });
});

describe('the rest of reading', () => {
  it('fills the front page', async () => {
    const home = await readHome(town.context(town.guest));
    expect(home.figures).toMatchObject({ boards: 1, threads: 45, members: 4 });
    expect(home.lead?.thread.id).toBe(made[7]);
    expect(home.latest).toHaveLength(12);
    expect(home.sections).toMatchObject([
      { name: { en: 'paper' }, boards: [{ slug: 'tea', threads: 45, posts: 46, last: { threadId: made[3], author: { name: 'Desk' } } }] },
    ]);
    expect(home.newMembers).toHaveLength(4);
  });

  it('tells a board’s head, its refusals, tags and feeds', async () => {
    const board = await readBoard(town.context(town.guest), 'tea');
    expect(board).toMatchObject({
      slug: 'tea',
      threads: 45,
      posts: 46,
      path: [],
      mayStart: { allowed: false, reason: 'session.required' },
    });
    expect(board?.tags).toEqual([
      { name: 'Green', threads: 5 },
      { name: 'tea', threads: 5 },
    ]);
    expect(await readTags(town.context(town.guest))).toEqual([
      { name: 'Green', threads: 5 },
      { name: 'tea', threads: 5 },
    ]);
    expect(await readBoard(town.context(town.guest), 'paper')).toBeUndefined();
    expect((await readSiteFeed(town.context(town.guest))).entries).toHaveLength(30);
    expect((await readThreadFeed(town.context(town.guest), made[3]!)).entries.map(({ floor }) => floor)).toEqual([2, 1]);
    expect((await readSitemap(town.context(town.guest))).slice(0, 3).map(({ url }) => url)).toEqual(['/', '/b/tea', `/t/${made[0]}/pot-0`]);
    expect((await readMemberReplies(town.context(town.guest), { memberId: desk.id })).rows).toMatchObject([
      { floor: 2, thread: { id: made[3] } },
    ]);
    expect(await readThreadHead(town.context(town.guest), made[3]!)).toMatchObject({ slug: 'pot-3', lastFloor: 2, withdrawn: null });
    expect(await readThreadRow(town.context(town.guest), 999_999)).toBeUndefined();
    expect(await readThread(town.context(town.guest), 999_999)).toBeUndefined();
  });

  it('lets administrators, and nobody else, make and change boards', async () => {
    expect(await town.refusal(ann, postBoard, { slug: 'mine', name: 'Mine' })).toBe('staff.required');
    const { id } = await town.run(editor, postBoard, { slug: 'garden', name: { ja: '庭', en: 'Garden' }, parentId: tea });
    expect((await readBoard(town.context(town.guest), 'tea'))?.children).toMatchObject([{ slug: 'garden' }]);
    expect(await town.refusal(editor, postBoard, { slug: 'garden', name: 'Again' })).toBe('input.invalid');
    expect(await town.refusal(editor, editBoard, { boardId: tea, parentId: id })).toBe('input.invalid');
    expect(await town.refusal(editor, editBoard, { boardId: tea, kind: 'section' })).toBe('board.section');
    await town.run(editor, editBoard, { boardId: id, isClosed: true });
    expect(await town.refusal(ann, postThread, { board: 'garden', title: 'Closed?', body: 'x y' })).toBe('board.closed');
  });
});
