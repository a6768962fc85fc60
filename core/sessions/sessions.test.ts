import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rows } from '@/db/rows';
import { openTown, type Town } from '@/test/town';
import { deviceWords } from './device-words';
import { endSession, noteSeen, openSession, readSessions, resolveViewer } from '.';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});

const open = (memberId: number, isRemembered = true, now?: () => Date) =>
  town.run(town.guest, openSession, { memberId, isRemembered }, now ? { now } : {});
const known = (id: string, now = new Date()) => resolveViewer(town.database.db, id, now);

describe('sessions', () => {
  it('are known by a hash alone, and carry group, rights and boards', async () => {
    const boardId = await town.board('desk');
    const ann = await town.member('Ann', { moderates: [boardId] });
    const { id, handle } = await open(ann.id);
    expect(await known(id)).toMatchObject({
      viewer: { id: ann.id, groupKey: 'newcomer', moderates: [boardId], isBanned: false },
      session: { handle, isRemembered: true },
      preferences: { locale: null, goesToLastPage: true },
    });
    const stored = JSON.stringify(await rows(town.database.db, sql`select encode(id_hash, 'hex') as id_hash, handle from sessions`));
    expect(stored).not.toContain(id);
    expect(await known(handle)).toBeNull();
    expect(await known('')).toBeNull();
  });

  it('end one by one, all others, all; twice is as once', async () => {
    const bea = await town.member('Bea');
    const [one, two, three] = [await open(bea.id), await open(bea.id), await open(bea.id, false)];
    expect(await town.run(bea, endSession, { which: 'one', handle: one.handle })).toEqual({ handles: [one.handle] });
    expect(await town.run(bea, endSession, { which: 'one', handle: one.handle })).toEqual({ handles: [] });
    expect(await known(one.id)).toBeNull();
    await town.run(bea, endSession, { which: 'others', handle: two.handle });
    expect([await known(two.id), await known(three.id)].map(Boolean)).toEqual([true, false]);
    const cid = await town.member('Cid');
    await town.run(cid, endSession, { which: 'one', handle: two.handle });
    expect(await known(two.id)).not.toBeNull();
    await town.run(bea, endSession, { which: 'all' });
    expect(await known(two.id)).toBeNull();
    expect(await town.refusal(town.guest, endSession, { which: 'all' })).toBe('session.required');
  });

  it('last 30 days when remembered, three otherwise', async () => {
    const dot = await town.member('Dot');
    const [long, short] = [await open(dot.id), await open(dot.id, false)];
    const after = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(
      [
        await known(long.id, after(29)),
        await known(long.id, after(31)),
        await known(short.id, after(2)),
        await known(short.id, after(4)),
      ].map(Boolean),
    ).toEqual([true, false, true, false]);
  });

  it('are not opened for the banned, and say of a ban at the next request', async () => {
    const eve = await town.member('Eve');
    const { id } = await open(eve.id);
    await rows(town.database.db, sql`update members set banned_at = now() where id = ${eve.id}::bigint`);
    expect((await known(id))?.viewer.isBanned).toBe(true);
    expect(await town.refusal(town.guest, openSession, { memberId: eve.id, isRemembered: false })).toBe('member.banned');
    await rows(
      town.database.db,
      sql`update members set banned_until = '2126-11-29T03:53:00Z', ban_reason = 'Shouting' where id = ${eve.id}::bigint`,
    );
    await expect(town.run(town.guest, openSession, { memberId: eve.id, isRemembered: false })).rejects.toMatchObject({
      facts: { until: '2126-11-29 11:53', why: 'Shouting' },
    });
  });

  it('are listed with device and time, this one marked', async () => {
    const fay = await town.member('Fay');
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const { handle } = await town.run(
      town.guest,
      openSession,
      { memberId: fay.id, isRemembered: true },
      { userAgent: agent, ip: '203.0.113.5' },
    );
    await open(fay.id);
    const list = await readSessions(town.context(fay), handle);
    expect(list).toHaveLength(2);
    expect(list.find(({ isThisOne }) => isThisOne)).toMatchObject({ device: 'Firefox · Linux', ip: '203.0.113.5', isRemembered: true });
  });

  it('note who was seen, once for many at a time', async () => {
    const gus = await town.member('Gus');
    const { id } = await open(gus.id, true, () => new Date(Date.now() - 3_600_000));
    const found = (await known(id))!;
    await Promise.all(Array.from({ length: 5 }, () => noteSeen(town.database.db, found, new Date())));
    expect(Date.now() - (await known(id))!.session.lastSeenAt.getTime()).toBeLessThan(60_000);
  });
});

describe('device words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari · iPhone',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36', 'Chrome · Linux'],
    ['', ''],
  ])('%s', (agent, words) => {
    expect(deviceWords(agent)).toBe(words);
  });
});
