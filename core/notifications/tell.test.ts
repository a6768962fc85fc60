/** One event: told once, to each by what concerns them most, whatever happens to the worker. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { DomainEvent } from '@/core/kernel';
import { likePost } from '@/core/reactions';
import { type TellingScene, tellingScene } from '@/test/telling';
import { openTown, type Town } from '@/test/town';
import { AUDIENCES } from './audiences';
import { readNotices, tellEvents } from '.';

let town: Town;
let scene: TellingScene;
beforeAll(async () => {
  town = await openTown();
});
beforeEach(async () => {
  scene = await tellingScene(town);
});

describe('the table of audiences', () => {
  it('has a line for every event, and for nothing else', () => {
    const source = readFileSync(new URL('../kernel/events.ts', import.meta.url), 'utf8');
    const names = [...source.matchAll(/^ {2}'([a-z_.]+)':/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(Object.keys(AUDIENCES).sort()).toEqual(names.sort());
  });
});

describe('one event', () => {
  it('tells a member once, by what concerns them most', async () => {
    const { ann, ben, cid, reply, told, watch } = scene;
    const bens = await reply(ben, 'With milk?');
    for (const each of [ben, cid]) await watch(each, 'watching');
    const quote = `> [Ben #2](/p/${bens.id})\n>\n> With milk?\n\n`;
    await reply(cid, `${quote}@Ben @Ann no`, { replyToId: bens.id });
    expect(await told(ben)).toEqual(['answer @Ben @Ann no']);
    await reply(cid, `${quote}@Ben really`);
    expect((await told(ben))[0]).toBe('quote @Ben really');
    await reply(cid, '@Ben please');
    expect((await told(ben))[0]).toBe('mention @Ben please');
    await reply(ann, 'Thank you all');
    expect((await told(ben))[0]).toBe('watch Thank you all');
    // Ann is the thread's author and named once: a name says more than a place.
    expect(await told(ann)).toEqual(['reply @Ben please', 'mention @Ben @Ann no']);
    expect(await told(cid)).toEqual(['watch Thank you all']);
  });

  it('applied twice changes nothing, read or not', async () => {
    const { town, worker, ben, reply, stored } = scene;
    await reply(ben, 'Once');
    const left = await row<{ id: number; actorId: number; events: DomainEvent[]; createdAt: Date }>(
      town.database.db,
      sql`select id, actor_id as "actorId", events, created_at as "createdAt" from outbox order by id desc limit 1`,
    );
    await worker.drain();
    const before = await stored();
    const again = () => town.database.db.transaction((tx) => tellEvents(tx, left!, { sendsMail: false }));
    expect(await again()).toBe(0);
    await rows(town.database.db, sql`update notices set read_at = now()`);
    expect(await again()).toBe(0);
    expect(await stored()).toEqual(before);
  });

  it('is neither lost nor told twice by a worker that dies before its commit', async () => {
    const { town, worker, ben, cid, reply, watch, stored } = scene;
    await watch(cid, 'watching');
    await reply(ben, 'Survives');
    const { db } = town.database;
    // A deferred fault: everything is done, and the commit fails.
    await rows(db, sql`create function die() returns trigger language plpgsql as 'begin raise exception ''the power failed''; end'`);
    await rows(
      db,
      sql`create constraint trigger dying after insert on notice_causes deferrable initially deferred for each row execute function die()`,
    );
    await worker.drain();
    expect(worker.logged.map(({ level }) => level)).toEqual(['error']);
    expect([await stored(), await row(db, sql`select count(*)::int as left, max(attempts) as attempts from outbox`)]).toEqual([
      { notices: 0, causes: 0 },
      { left: 1, attempts: 1 },
    ]);
    await rows(db, sql`drop trigger dying on notice_causes`);
    town.clock.now = new Date(Date.now() + 60_000);
    await Promise.all([worker.drain(), worker.drain(), worker.drain()]);
    expect(await stored()).toEqual({ notices: 2, causes: 2 });
    expect(await row(db, sql`select count(*)::int as left from outbox`)).toEqual({ left: 0 });
  });

  it('that cannot be told does not hold up the others', async () => {
    const { town, ann, ben, reply, told, leave } = scene;
    await leave({ name: 'member.moved_group', facts: { memberId: 'nobody' as never, fromGroupId: 1, toGroupId: 2 } }, null);
    await reply(ben, 'Gets through');
    expect(await told(ann)).toEqual(['reply Gets through']);
    expect(await row(town.database.db, sql`select attempts from outbox`)).toEqual({ attempts: 1 });
  });

  it('among many at once makes one notice with all of them in it', async () => {
    const { town, worker, ann, thread } = scene;
    const fans = await Promise.all(Array.from({ length: 16 }, (_, nth) => town.member(`Fan${nth}`)));
    await Promise.all(fans.map((fan) => town.run(fan, likePost, { postId: thread.postId })));
    await Promise.all(Array.from({ length: 5 }, () => worker.drain()));
    const { notices } = await readNotices(town.context(ann));
    expect(notices.map(({ what, actors, others }) => [what, actors.length + others])).toEqual([['like', 16]]);
  });
});

describe('ten thousand watchers', () => {
  it('are told in one statement, fast enough, each once', async () => {
    const { town, worker, ann, ben, cid, thread, reply } = scene;
    const { db } = town.database;
    await rows(
      db,
      sql`insert into members (name, name_key, name_skeleton, group_id) select 'w' || g, 'w' || g, 'w' || g, ${ann.groupId}::bigint from generate_series(1, 10000) g`,
    );
    await rows(
      db,
      sql`insert into thread_watches (member_id, thread_id, level) select id, ${thread.threadId}::bigint, 'watching' from members where name like 'w%'`,
    );
    await reply(ben, 'Hear, hear');
    await worker.drain();
    expect(
      await row(db, sql`select count(*)::int as told, count(distinct member_id)::int as members from notices where what = 'watch'`),
    ).toEqual({
      told: 10_000,
      members: 10_000,
    });
    await reply(cid, 'Indeed');
    await worker.drain();
    expect(
      await row(
        db,
        sql`select count(*)::int as told, min(event_count) as events, min(actor_count) as actors from notices where what = 'watch'`,
      ),
    ).toEqual({
      told: 10_000,
      events: 2,
      actors: 2,
    });
  });
});
