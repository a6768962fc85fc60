import { beforeAll, describe, expect, it } from 'vitest';
import { isFailure } from '@/core/kernel';
import { passwordHasher as hasher } from '@/platform/password';
import { openTown, type Town } from '@/test/town';
import { registerMember } from './register-member';
import { createAdministrator, openSetup } from './set-up';
import { signIn } from './sign-in';

const password = 'a lantern in the rain';
const ports = { hasher };
let town: Town;

beforeAll(async () => {
  town = await openTown();
});

const enter = (login: string, typed: string, device?: string) =>
  signIn(town.context(town.guest, { limits: true, ip: '203.0.113.9' }), ports, { login, password: typed, device }).then(
    () => 'in',
    (error: unknown) => {
      if (isFailure(error)) return error.reason;
      throw error;
    },
  );

/** Somebody elsewhere guesses until the account rests. */
async function attack(login: string): Promise<void> {
  for (let n = 0; n < 8; n += 1) await enter(login, `guess ${n}`);
  expect(await enter(login, password)).toBe('sign_in.too_many');
}

describe('a device that let somebody in', () => {
  it('lets its owner in under attack, though they only ever registered there', async () => {
    const { device } = await town.run(town.guest, registerMember(ports), { name: 'Rooted', email: 'rooted@example.com', password });
    await attack('Rooted');
    expect(await enter('Rooted', password, 'planted')).toBe('sign_in.too_many');
    expect(await enter('Rooted', password, device)).toBe('in');
  });

  it('is known from the set-up link on', async () => {
    const token = await openSetup(town.database.db, new Date());
    const made = await town.run(town.guest, createAdministrator(ports), { name: 'Chief', email: 'chief@example.com', password, token });
    await attack('Chief');
    expect(await enter('Chief', password, made.device!)).toBe('in');
  });

  it('keeps its value when a second member registers on it', async () => {
    const first = await town.run(town.guest, registerMember(ports), { name: 'Elder', email: 'e@example.com', password });
    const second = await town.run(town.guest, registerMember(ports), {
      name: 'Sister',
      email: 's@example.com',
      password,
      device: first.device,
    });
    expect(second.device).toBe(first.device);
  });
});
