/**
 * Every command × every kind of viewer: what is allowed, and which rule refuses what is not. A command without a row fails the
 * test, so that no write is added whose rights nobody thought of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { postReply } from '@/core/posts';
import { postThread } from '@/core/threads';
import { ROWS } from '@/test/matrix';
import { type Scene, type ViewerName, VIEWERS } from '@/test/matrix/scene';
import { openTown, type Town } from '@/test/town';

let town: Town;
let boardId: number;
let author: Viewer;
let stranger: Viewer;
let viewers: Record<ViewerName, Viewer>;
let count = 0;

beforeAll(async () => {
  town = await openTown();
  boardId = await town.board('tea');
  const other = await town.board('coffee');
  await town.board('closed', { is_closed: true });
  await town.board('paper', { kind: 'section' });
  await town.board('cellar', { is_private: true });
  author = await town.member('Author', { group: 'member' });
  stranger = await town.member('Stranger', { group: 'member' });
  viewers = {
    guest: town.guest,
    newcomer: await town.member('Newcomer', { joinedAt: new Date() }),
    member: await town.member('Mimi', { group: 'member' }),
    author,
    moderator: await town.member('Keeper', { group: 'member', moderates: [boardId] }),
    otherModerator: await town.member('Barista', { group: 'member', moderates: [other] }),
    administrator: await town.member('Eve', { group: 'administrator' }),
    banned: await town.member('Banned One', { group: 'member', isBanned: true }),
  };
});

async function sceneFor(viewer: Viewer): Promise<Scene> {
  const { threadId, postId } = await town.run(author, postThread, { board: 'tea', title: 'A pot of tea', body: 'Have tea.' });
  const { id: replyId } = await town.run(author, postReply, { threadId, body: 'Anybody?' });
  await town.run(stranger, postReply, { threadId, body: 'Me, please.' });
  // Its owner's group has since lost the right to make any.
  const shelf = await row<{ id: number }>(
    town.database.db,
    sql`
    with made as (insert into collections (owner_id, title, thread_count) values (${author.id}::bigint, 'Shelf', 1) returning id)
    insert into collection_threads (collection_id, thread_id, position, added_by) select id, ${threadId}::bigint, 1, ${author.id}::bigint from made
    returning collection_id as id`,
  );
  count += 1;
  const bystander = await town.member(`Bystander ${count}`);
  return {
    boardId,
    bystander,
    viewer,
    threadId,
    firstPostId: postId,
    replyId,
    collectionId: shelf!.id,
    author,
    stranger,
    unique: `${count}x`,
    more: {},
    db: town.database.db,
  };
}

describe('the rights matrix', () => {
  it('has a row for every command', () => {
    const rows = new Set(ROWS.map(({ name }) => name.replace(/ \[.*/, '')));
    expect([...rows].sort()).toEqual(commandNames());
  });

  for (const { name, order, arrange, input, refused } of ROWS) {
    it(name, async () => {
      const seen: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const viewerName of VIEWERS) {
        const scene = await sceneFor(viewers[viewerName]);
        scene.more = (await arrange?.(scene, town)) ?? {};
        seen[viewerName] = await town.refusal(viewers[viewerName], order(scene), await input(scene));
        expected[viewerName] = refused[viewerName] ?? '';
      }
      expect(seen).toEqual(expected);
    });
  }
});

/** Names of all commands in core, read from the sources. */
function commandNames(): string[] {
  const core = fileURLToPath(new URL('..', import.meta.url));
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  return files
    .flatMap((file) => [...readFileSync(join(core, file), 'utf8').matchAll(/\bcommand\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name!))
    .sort();
}
