import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { row } from '@/db/rows';
import { SYSTEM } from '@/core/kernel';
import { resolveToken, resolveViewer } from '@/core/sessions';
import { doorOf, password, ports, refused } from '@/test/door';
import { openTown, type Town } from '@/test/town';
import {
  changePassword,
  createAdministrator,
  createMember,
  ensureAdministrator,
  isSetupOpen,
  issueToken,
  openSetup,
  resetPassword,
} from '.';

let town: Town;
let register: ReturnType<typeof doorOf>['register'];
let viewerOf: ReturnType<typeof doorOf>['viewerOf'];
let enter: ReturnType<typeof doorOf>['enter'];
beforeAll(async () => {
  town = await openTown();
  ({ register, viewerOf, enter } = doorOf(town));
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
