import { beforeAll, describe, expect, it } from 'vitest';
import { doorOf, password, refused } from '@/test/door';
import { openTown } from '@/test/town';

let register: ReturnType<typeof doorOf>['register'];
let enter: ReturnType<typeof doorOf>['enter'];
beforeAll(async () => {
  ({ register, enter } = doorOf(await openTown()));
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
