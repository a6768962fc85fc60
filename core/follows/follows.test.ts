import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row, rows } from '@/db/rows';
import type { Viewer } from '@/core/kernel';
import { openTown, type Town } from '@/test/town';
import { followMember, unfollowMember } from '.';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
const figures = (member: Viewer) =>
  row<{ followers: number; following: number }>(
    town.database.db,
    sql`select follower_count as followers, following_count as following from members where id = ${member.id}::bigint`,
  );

describe('following', () => {
  it('counts once, however often and however many at once', async () => {
    const [ann, bea] = [await town.member('Ann'), await town.member('Bea')];
    await Promise.all(Array.from({ length: 100 }, () => town.run(ann, followMember, { memberId: bea.id })));
    expect(await figures(bea)).toEqual({ followers: 1, following: 0 });
    expect(await figures(ann)).toEqual({ followers: 0, following: 1 });
    await Promise.all(Array.from({ length: 50 }, (_, nth) => town.run(ann, nth % 2 ? followMember : unfollowMember, { memberId: bea.id })));
    await Promise.all(Array.from({ length: 20 }, () => town.run(ann, unfollowMember, { memberId: bea.id })));
    expect(await figures(bea)).toEqual({ followers: 0, following: 0 });
    expect(await figures(ann)).toEqual({ followers: 0, following: 0 });
  }, 60_000);

  it('goes crosswise without a deadlock', async () => {
    const circle = await Promise.all(['Cid', 'Dot', 'Eve', 'Fay'].map((name) => town.member(name)));
    await Promise.all(
      circle.flatMap((one) => circle.filter((other) => other !== one).map((other) => town.run(one, followMember, { memberId: other.id }))),
    );
    for (const member of circle) expect(await figures(member)).toEqual({ followers: 3, following: 3 });
  });

  it('refuses oneself, guests, the banned, and those who want no followers', async () => {
    const [gus, hal] = [await town.member('Gus'), await town.member('Hal')];
    expect(await town.refusal(gus, followMember, { memberId: gus.id })).toBe('member.self_follow');
    expect(await town.refusal(town.guest, followMember, { memberId: hal.id })).toBe('session.required');
    expect(await town.refusal(await town.member('Ida', { isBanned: true }), followMember, { memberId: hal.id })).toBe('member.banned');
    expect(await town.refusal(await town.member('Jan', { group: 'muted' }), followMember, { memberId: hal.id })).toBe('group.may_not');
    expect(await town.refusal(gus, followMember, { memberId: 999_999 })).toBe('member.not_found');
    await town.run(gus, followMember, { memberId: hal.id });
    await rows(town.database.db, sql`update members set refuses_followers = true where id = ${hal.id}::bigint`);
    expect(await town.refusal(await town.member('Kim'), followMember, { memberId: hal.id })).toBe('member.refuses_followers');
    expect(await town.refusal(gus, followMember, { memberId: hal.id })).toBe('');
  });
});
