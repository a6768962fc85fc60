/** Who is not told: of whom they block, what they muted or switched off, what they may not see, what has gone. */
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { withdrawPost } from '@/core/posts';
import { likePost } from '@/core/reactions';
import { postThread } from '@/core/threads';
import { type TellingScene, tellingScene } from '@/test/telling';
import { openTown, type Town } from '@/test/town';
import { editChoices, KINDS } from '.';

let town: Town;
let scene: TellingScene;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  scene = await tellingScene(town);
});

describe('nobody is told', () => {
  it('by whom they block, and what is there of a blocked one goes', async () => {
    const { town, ann, ben, cid, reply, told, watch, leave } = scene;
    await watch(cid, 'watching');
    await rows(town.database.db, sql`insert into member_blocks (member_id, blocked_id) values (${cid.id}::bigint, ${ben.id}::bigint)`);
    await reply(ben, 'Hello @Cid');
    expect([await told(cid), await told(ann)]).toEqual([[], ['reply Hello @Cid']]);
    await rows(town.database.db, sql`insert into member_blocks (member_id, blocked_id) values (${ann.id}::bigint, ${ben.id}::bigint)`);
    await leave({ name: 'member.blocked', facts: { memberId: ann.id, blockedId: ben.id } }, ann.id);
    expect(await told(ann)).toEqual([]);
  });

  it('of a muted thread or board, but of points and of what staff do', async () => {
    const { town, ann, ben, cid, boardId, thread, reply, told, watch, watchBoard, leave } = scene;
    await watch(ann, 'muted');
    await watchBoard(cid, 'muted');
    const { id } = await reply(ben, 'Quiet @Cid');
    await town.run(cid, likePost, { postId: thread.postId });
    expect([await told(ann), await told(cid)]).toEqual([[], []]);
    const desk = await town.member('Desk', { group: 'administrator' });
    const facts = {
      postId: thread.postId,
      threadId: thread.threadId,
      boardId,
      floor: 1,
      authorId: ann.id,
      raterId: ben.id,
      amounts: { coins: 2 },
      reason: 'Well said',
    };
    await leave({ name: 'post.rated', facts }, ben.id);
    expect(await told(ann)).toEqual(['rating Have tea. Well said']);
    // One's own choice for a thread goes before that for its board.
    await watch(cid, 'watching');
    await reply(desk, 'Louder');
    expect(await told(cid)).toEqual(['watch Louder']);
    await town.run(desk, withdrawPost, { postId: id });
    expect(await told(ben)).toEqual(['withdrawn']);
  });

  it('of a muted thread or board, but of what one asked to be reminded of, while it is there', async () => {
    const { town, ben, cid, thread, reply, told, watch, watchBoard, leave } = scene;
    await watch(cid, 'muted');
    await watchBoard(ben, 'muted');
    for (const { id: memberId } of [ben, cid])
      await leave({ name: 'bookmark.due', facts: { memberId, postId: thread.postId, note: 'read it' } }, null);
    expect([await told(ben), await told(cid)]).toEqual([['reminder Have tea. read it'], ['reminder Have tea. read it']]);
    const { id } = await reply(cid, 'Soon gone');
    await town.run(cid, withdrawPost, { postId: id });
    await leave({ name: 'bookmark.due', facts: { memberId: ben.id, postId: id, note: 'too late' } }, null);
    expect(await told(ben)).toEqual(['reminder Have tea. read it']);
  });

  it('of what they may not see', async () => {
    const { town, worker, ben } = scene;
    const cellar = await town.board('cellar', { is_private: true });
    const below = await town.board('shelf', { parent_id: cellar });
    const desk = await town.member('Desk', { group: 'administrator' });
    const keeper = await town.member('Keeper', { group: 'member', moderates: [cellar] });
    const shelver = await town.member('Shelver', { group: 'member', moderates: [below] });
    const fallen = await town.member('Fallen', { group: 'member', moderates: [cellar], isBanned: true });
    await rows(
      town.database.db,
      sql`insert into board_watches (member_id, board_id, level) select m, b, 'watching' from unnest(array[${ben.id}, ${keeper.id}, ${shelver.id}, ${fallen.id}]::bigint[]) m, unnest(array[${cellar}, ${below}]::bigint[]) b`,
    );
    const names = async () => {
      await worker.drain();
      return rows<{ name: string; slug: string }>(
        town.database.db,
        sql`select m.name, b.slug from notices n join members m on m.id = n.member_id join threads t on t.id = n.thread_id join boards b on b.id = t.board_id order by b.slug, m.name`,
      );
    };
    await town.run(desk, postThread, { board: 'cellar', title: 'Wine', body: 'Hush, @Ben.' });
    await town.run(desk, postThread, { board: 'shelf', title: 'Jam', body: 'Hush.' });
    expect(await names()).toEqual([
      { name: 'Keeper', slug: 'cellar' },
      { name: 'Keeper', slug: 'shelf' },
      { name: 'Shelver', slug: 'shelf' },
    ]);
    await rows(
      town.database.db,
      sql`insert into board_grants (board_id, group_id, "right", is_allowed) select ${cellar}::bigint, id, 'board.see', true from groups where key = 'newcomer'`,
    );
    // Newcomers may see it now; the banned moderator and the other board's are members.
    await town.run(desk, postThread, { board: 'cellar', title: 'Cider', body: 'For members.' });
    expect((await names()).filter(({ slug }) => slug === 'cellar').map(({ name }) => name)).toEqual(['Ben', 'Keeper', 'Keeper']);
  });

  it('of a post that went before the worker came', async () => {
    const { town, ann, ben, cid, reply, told, watch } = scene;
    await watch(cid, 'watching');
    const { id } = await reply(ben, 'Hasty @Ann');
    await town.run(ben, withdrawPost, { postId: id });
    expect([await told(ann), await told(cid)]).toEqual([[], []]);
  });

  it('of kinds that they switched off; a less special one may still concern them', async () => {
    const { town, ben, cid, reply, told, watch } = scene;
    await watch(cid, 'watching');
    const off = { digest: 'off', kinds: [{ kind: 'mention', site: false, mail: false }] };
    await town.run(cid, editChoices, off);
    await reply(ben, 'Look, @Cid');
    expect(await told(cid)).toEqual(['watch Look, @Cid']);
    await town.run(cid, editChoices, { digest: 'off', kinds: KINDS.map(({ kind }) => ({ kind, site: false, mail: false })) });
    await reply(ben, 'Once more, @Cid');
    expect(await told(cid)).toEqual(['watch Look, @Cid']);
  });
});
