import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { recompute } from '@/core/points';
import { FACTORY_SETTINGS } from '@/core/settings';
import { doorOf, password, ports, refused } from '@/test/door';
import { openTown, type Town } from '@/test/town';
import { registerMember } from '.';

let town: Town;
let register: ReturnType<typeof doorOf>['register'];
let viewerOf: ReturnType<typeof doorOf>['viewerOf'];
let enter: ReturnType<typeof doorOf>['enter'];
beforeAll(async () => {
  town = await openTown();
  ({ register, viewerOf, enter } = doorOf(town));
});

describe('registering', () => {
  it('takes names of every script, signs in at once, as a newcomer', async () => {
    for (const name of ['Anna', '伍六三', 'さくら', 'カワラ', '한글이름', 'José', 'Zoë-2', 'ann_b']) {
      const { session, memberId } = await register(name);
      const viewer = await viewerOf(session.id);
      expect(viewer).toMatchObject({ id: memberId, name, groupKey: 'newcomer', kind: 'member' });
    }
  });

  it('places by the formula, which may give something for nothing done: what is stored is what is recomputed', async () => {
    town.settings.pointsFormula = 'posts + 100';
    const { session, memberId } = await register('Heirloom');
    expect((await viewerOf(session.id)).groupKey).toBe('member');
    expect(await row(town.database.db, sql`select points_total as total from members where id = ${memberId}::bigint`)).toEqual({
      total: 100,
    });
    expect(
      (await recompute(town.context(town.guest), { mend: false })).filter((line) => JSON.stringify(line).includes('Heirloom')),
    ).toEqual([]);
    town.settings.pointsFormula = 'posts - 5';
    const { session: low } = await register('Pauper');
    expect((await viewerOf(low.id)).groupKey).toMatch(/^(?:newcomer|restricted)$/);
    town.settings.pointsFormula = FACTORY_SETTINGS.pointsFormula;
  });

  it('refuses what looks like somebody, what is reserved and what is odd, before it hashes anything', async () => {
    await register('Momiji');
    const begun = performance.now();
    for (const name of [
      'momiji',
      'MOMIJI',
      'M\u043emiji',
      'Mom\u200biji',
      'ｍｏｍｉｊｉ',
      ' Momiji\u202e',
      'Mornij1',
      'admin',
      '管理员',
      'x',
      'x'.repeat(21),
      'x'.repeat(100_000),
      'a b',
      '🎐🎐',
      '',
    ]) {
      const refusal = await refused(register(name));
      if (name !== 'Mornij1') expect(refusal?.fields.name, JSON.stringify(name.slice(0, 30))).toMatch(/^name\./);
    }
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('tells every fault at once', async () => {
    expect((await refused(register('x', { email: 'no', password: '1234567' })))?.fields).toEqual({
      name: 'name.too_short',
      email: 'email.invalid',
      password: 'password.too_short',
    });
    for (const [typed, reason] of [
      ['password1', 'password.common'],
      ['12345678', 'password.common'],
      ['字'.repeat(7), 'password.too_short'],
      ['x'.repeat(1_025), 'password.too_long'],
      ['x'.repeat(1_000_000), 'password.too_long'],
      ['Hanakoさん', 'password.common'],
    ] as const) {
      expect((await refused(register('Hanakoさん', { password: typed })))?.fields.password, typed.slice(0, 20)).toBe(reason);
    }
    let good = 0;
    for (const typed of ['🎐🎐🎐🎐🎐🎐🎐🎑', '走れメロスは激怒した', 'lantern and rain, '.repeat(6), '長い合言葉でも'.repeat(9)])
      await register(`Good${(good += 1)}`, { password: typed });
  });

  it('makes one of twenty that want the same name', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => refused(register('Wanted'))));
    expect(tries.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(tries.filter(Boolean).every((refusal) => refusal?.reason === 'name.taken')).toBe(true);
  });

  it('does not tell whether an address is known, and leaves it with whoever had it', async () => {
    await register('FirstOwner', { email: 'Shared@Example.com' });
    await register('Second', { email: 'shared@example.com' });
    expect(await refused(enter('shared@example.com'))).toBeNull();
    const holder = await row<{ name: string; others: number }>(
      town.database.db,
      sql`select name, (select count(*)::int from members where email = 'shared@example.com') as others from members where email_key = 'shared@example.com'`,
    );
    expect(holder).toEqual({ name: 'FirstOwner', others: 2 });
  });

  it('can be closed', async () => {
    const closed = town.run(
      town.guest,
      registerMember(ports),
      { name: 'Late', email: 'late@example.com', password },
      { settings: { ...town.settings, registration: 'closed' } },
    );
    expect((await refused(closed))?.reason).toBe('registration.closed');
  });
});
