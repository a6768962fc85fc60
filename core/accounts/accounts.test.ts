import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { isFailure, SYSTEM, type Viewer } from '@/core/kernel';
import { resolveToken, resolveViewer } from '@/core/sessions';
import { row } from '@/db/rows';
import { passwordHasher } from '@/platform/password';
import { openTown, type Town } from '@/test/town';
import {
  changePassword,
  createAdministrator,
  createMember,
  ensureAdministrator,
  isSetupOpen,
  issueToken,
  openSetup,
  registerMember,
  resetPassword,
  signIn,
} from '.';

const ports = { hasher: passwordHasher };
const password = 'a lantern in the rain';
let town: Town;
let count = 0;
beforeAll(async () => {
  town = await openTown();
});

const register = (name: string, more: { email?: string; password?: string } = {}) =>
  town.run(town.guest, registerMember(ports), { name, email: `${(count += 1)}@example.com`, password, ...more });
const refused = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {
      reason: error.reason,
      facts: error.facts,
      fields: Object.fromEntries(Object.entries(error.fields).map(([field, { reason }]) => [field, reason])),
    };
  }
};
const viewerOf = async (sessionId: string): Promise<Viewer> => (await resolveViewer(town.database.db, sessionId, new Date()))!.viewer;
const enter = (login: string, typed = password, more: { device?: string; ip?: string; limits?: boolean; now?: () => Date } = {}) => {
  const { device, ...change } = more;
  return signIn(town.context(town.guest, { limits: false, ...change }), ports, { login, password: typed, device });
};

describe('registering', () => {
  it('takes names of every script, signs in at once, as a newcomer', async () => {
    for (const name of ['Anna', '伍六三', 'さくら', 'カワラ', '한글이름', 'José', 'Zoë-2', 'ann_b']) {
      const { session, memberId } = await register(name);
      const viewer = await viewerOf(session.id);
      expect(viewer).toMatchObject({ id: memberId, name, groupKey: 'newcomer', kind: 'member' });
    }
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
    for (const typed of ['🎐🎐🎐🎐🎐🎐🎐🎑', '走れメロスは激怒した', 'lantern and rain, '.repeat(6), '長い合言葉でも'.repeat(9)])
      await register(`Good${(count += 1)}`, { password: typed });
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

describe('signing in', () => {
  it('goes by name or e-mail, in any case, composed or not', async () => {
    await register('Chloé', { email: 'Chloe@Example.com', password: 'café au lait é' });
    for (const login of ['Chloé', 'CHLOÉ', 'Chloe\u0301', 'chloe@example.com', 'CHLOE@EXAMPLE.COM', ' Chloé '])
      expect(await refused(enter(login, 'café au lait é'.normalize('NFD'))), login).toBeNull();
    expect(await refused(enter('Chloe', 'café au lait é'))).toMatchObject({ reason: 'sign_in.wrong' });
  });

  it('answers an unknown name like a wrong password, after the same work', async () => {
    await register('Known', { email: 'known@example.com' });
    const times: Record<string, number[]> = { Known: [], Unknown: [], 'known@example.com': [], 'unknown@example.com': [] };
    for (let turn = 0; turn < 15; turn += 1) {
      for (const [login, spent] of Object.entries(times)) {
        const begun = performance.now();
        expect(await refused(enter(login, 'not the password'))).toEqual({ reason: 'sign_in.wrong', facts: {}, fields: {} });
        spent.push(performance.now() - begun);
      }
    }
    const medians = Object.values(times).map((spent) => spent.sort((a, b) => a - b)[7]!);
    expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(20);
  }, 60_000);

  it('does not hash what is too long', async () => {
    const begun = performance.now();
    expect(await refused(enter('Known', 'x'.repeat(1_000_000)))).toMatchObject({ reason: 'sign_in.wrong' });
    expect(performance.now() - begun).toBeLessThan(50);
  });

  it('slows down guessing from everywhere, at once and one after the other, and counts the day', async () => {
    await register('Target');
    const at = (ms: number) => () => new Date(Date.UTC(2030, 0, 1) + ms);
    const guess = (ms: number, nth: number) =>
      refused(enter('Target', `guess ${nth}`, { limits: true, ip: `198.51.100.${nth % 250}`, now: at(ms) }));
    const burst = await Promise.all(Array.from({ length: 30 }, (_, nth) => guess(0, nth)));
    expect(burst.filter((refusal) => refusal?.reason === 'sign_in.wrong')).toHaveLength(5);
    expect(burst.filter((refusal) => refusal?.reason === 'sign_in.too_many')).toHaveLength(25);
    expect(burst.find((refusal) => refusal?.reason === 'sign_in.too_many')?.facts).toEqual({ seconds: 30 });
    // The right one is not looked at either: its answer would tell.
    expect(await refused(enter('Target', password, { limits: true, ip: '203.0.113.9', now: at(1_000) }))).toMatchObject({
      reason: 'sign_in.too_many',
    });
    let looked = 5;
    for (let minute = 1; minute < 24 * 60; minute += 3) if ((await guess(minute * 60_000, minute))?.reason === 'sign_in.wrong') looked += 1;
    expect(looked).toBeLessThanOrEqual(50);
  }, 60_000);

  it('never locks the owner out on a known device, and trusts no planted one', async () => {
    await register('Keeper');
    const { device } = await enter('Keeper', password, { limits: true, ip: '203.0.113.20' });
    for (let nth = 0; nth < 12; nth += 1) await refused(enter('Keeper', 'wrong one', { limits: true, ip: `198.51.100.${nth}` }));
    expect(await refused(enter('Keeper', password, { limits: true, ip: '203.0.113.21' }))).toMatchObject({ reason: 'sign_in.too_many' });
    expect(await refused(enter('Keeper', password, { limits: true, ip: '203.0.113.21', device: 'planted-by-somebody' }))).toMatchObject({
      reason: 'sign_in.too_many',
    });
    const again = await enter('Keeper', password, { limits: true, ip: '203.0.113.21', device });
    expect(again.device).toBe(device);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => refused(enter('Keeper', 'stolen device', { limits: true, ip: '203.0.113.21', device }))),
    );
    expect(tries.filter((refusal) => refusal?.reason === 'sign_in.wrong').length).toBeLessThanOrEqual(5);
  });

  it('slows down one address that tries many names', async () => {
    const tries = [];
    for (let nth = 0; nth < 30; nth += 1)
      tries.push(await refused(enter(`nobody${nth}`, 'wrong one', { limits: true, ip: '2001:db8:1:2::' + nth.toString(16) })));
    expect(tries.filter((refusal) => refusal?.reason === 'sign_in.wrong')).toHaveLength(20);
  }, 30_000);
});

describe('the first administrator', () => {
  it('is not somebody without a way in', async () => {
    await town.member('Figurehead', { group: 'administrator' });
    expect(await openSetup(town.database.db, new Date())).not.toBeNull();
  });

  it('is one of twenty, and then the door is shut', async () => {
    const old = await openSetup(town.database.db, new Date());
    const token = (await openSetup(town.database.db, new Date()))!;
    expect(await isSetupOpen(town.database.db, old!)).toBe(false);
    expect(await isSetupOpen(town.database.db, token)).toBe(true);
    expect(
      await refused(
        town.run(town.guest, createAdministrator(ports), { name: 'Intruder', email: 'i@example.com', password, token: 'guess' }),
      ),
    ).toMatchObject({ reason: 'setup.closed' });
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, nth) =>
        refused(town.run(town.guest, createAdministrator(ports), { name: `Claim${nth}x`, email: `c${nth}@example.com`, password, token })),
      ),
    );
    expect(claims.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(await openSetup(town.database.db, new Date())).toBeNull();
    expect(await isSetupOpen(town.database.db, token)).toBe(false);
    expect(await ensureAdministrator(town.context(SYSTEM), ports, { name: 'Other', email: 'o@example.com', password })).toBe(false);
    const made = await row<{ count: number }>(
      town.database.db,
      sql`select count(*)::int from members m join groups g on g.id = m.group_id join accounts a on a.member_id = m.id where g.key = 'administrator'`,
    );
    expect(made).toEqual({ count: 1 });
  }, 30_000);
});

describe('passwords and tokens', () => {
  it('ends every other session when the password changes', async () => {
    const { session } = await register('Changer');
    const elsewhere = await enter('Changer');
    const viewer = await viewerOf(session.id);
    const input = { current: password, password: 'another lantern', handle: session.handle };
    expect(await refused(town.run(viewer, changePassword(ports), { ...input, current: 'no' }))).toMatchObject({
      fields: { current: 'password.wrong' },
    });
    expect(await refused(town.run(viewer, changePassword(ports), { ...input, password: 'Changer' }))).toMatchObject({
      fields: { password: 'password.too_short' },
    });
    await town.run(viewer, changePassword(ports), input);
    expect(await resolveViewer(town.database.db, elsewhere.session.id, new Date())).toBeNull();
    expect(await resolveViewer(town.database.db, session.id, new Date())).not.toBeNull();
    expect(await refused(enter('Changer'))).toMatchObject({ reason: 'sign_in.wrong' });
    expect(await refused(enter('Changer', 'another lantern'))).toBeNull();
  });

  it('lets the administrator make members, tokens and new passwords, and nobody else', async () => {
    const { memberId } = await town.run(SYSTEM, createMember(ports), {
      name: 'Kawara',
      email: 'k@example.com',
      password,
      group: '超级版主',
    });
    const { token } = await town.run(SYSTEM, issueToken, { name: 'KAWARA' });
    expect(token).toMatch(/^kw_[\w-]{43}$/);
    expect((await resolveToken(town.database.db, token, new Date()))?.viewer).toMatchObject({ id: memberId, groupKey: 'super-moderator' });
    for (const wrong of ['', 'null', 'kw_', `${token}x`, token.toUpperCase()])
      expect(await resolveToken(town.database.db, wrong, new Date())).toBeNull();
    const { session } = await register('Villager');
    const plain = await viewerOf(session.id);
    expect(await town.refusal(plain, issueToken, { name: 'Kawara' })).toBe('staff.required');
    expect(await town.refusal(plain, issueToken, { name: 'Villager' })).toBe('');
    expect(await town.refusal(plain, createMember(ports), { name: 'Puppet', email: 'p@example.com', password })).toBe('staff.required');
    expect(await town.refusal(town.guest, resetPassword(ports), { name: 'Kawara', password: 'yet another one' })).toBe('session.required');
    await town.run(SYSTEM, resetPassword(ports), { name: 'Villager', password: 'yet another one' });
    expect(await resolveViewer(town.database.db, session.id, new Date())).toBeNull();
    expect(await refused(enter('Villager', 'yet another one'))).toBeNull();
    expect(await town.refusal(SYSTEM, createMember(ports), { name: 'Traveller', email: 'k@example.com', password })).toBe('email.taken');
    expect(await town.refusal(SYSTEM, createMember(ports), { name: 'Traveller', email: 'n@example.com', password, group: 'kings' })).toBe(
      'input.unknown_choice',
    );
  });
});
