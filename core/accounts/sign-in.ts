import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { row } from '@/db/rows';
import { type Context, execute, Failure, validate } from '@/core/kernel';
import { openSession, type OpenedSession, secretHash } from '@/core/sessions';
import { nameKey, normalizeEmail } from '@/core/text';
import { rememberDevice } from './known-devices';
import { isOverlong, plainPassword } from './password-rules';
import type { AccountPorts } from './ports';
import { countTry, forgiveTry, subjectsOf, unknownAccount } from './sign-in-limits';

const signInInput = z.object({
  /** Name or e-mail. */
  login: z.string({ message: 'input.required' }).trim().min(1, { message: 'input.required' }).max(400, { message: 'sign_in.wrong' }),
  password: z.string({ message: 'input.required' }).min(1, { message: 'input.required' }),
  isRemembered: z.boolean().default(false),
  /** Value of the cookie `device`. */
  device: z.string().max(100).nullish(),
});
export type SignInInput = z.input<typeof signInInput>;

export interface SignedIn {
  session: OpenedSession;
  /** New value of the cookie `device`. */
  device: string;
}

interface Account {
  memberId: number;
  passwordHash: string;
  /** The device signed this member in before. */
  isKnownDevice: boolean;
}

/**
 * Signs in by name or e-mail and password. An unknown name and a wrong password give the same answer after the same work.
 * @throws Failure `sign_in.wrong`, `sign_in.too_many` with the seconds to wait, `member.banned`
 */
export async function signIn(context: Context, { hasher }: AccountPorts, raw: unknown): Promise<SignedIn> {
  const input = validate(signInInput, raw);
  if (isOverlong(input.password)) throw new Failure('sign_in.wrong');
  const account = await findAccount(context, input.login, input.device ?? null);
  const device = account?.isKnownDevice && input.device ? secretHash(input.device).toString('base64url') : null;
  const subjects = subjectsOf({ account: account ? `m${account.memberId}` : unknownAccount(keyOf(input.login)), ip: context.ip, device });
  if (context.limits) await countTry(context, subjects);
  // Asked for whether it is needed or not: the first call is dear.
  const unfitting = await hasher.unfitting();
  const isRight = await hasher.verify(account?.passwordHash ?? unfitting, plainPassword(input.password));
  if (!account || !isRight) throw new Failure('sign_in.wrong');
  if (context.limits) await forgiveTry(context, subjects);
  const { result: session } = await execute(context, openSession, { memberId: account.memberId, isRemembered: input.isRemembered });
  return { session, device: await rememberDevice(context.db, { memberId: account.memberId, given: input.device, now: context.now() }) };
}

const keyOf = (login: string): string => (login.includes('@') ? (normalizeEmail(login) ?? '') : nameKey(login));

async function findAccount({ db }: Context, login: string, device: string | null): Promise<Account | undefined> {
  const column = login.includes('@') ? sql`m.email_key` : sql`m.name_key`;
  return row<Account>(
    db,
    sql`
    select m.id as "memberId", a.password_hash as "passwordHash",
      exists (select 1 from known_devices d where d.member_id = m.id and d.device_hash = ${secretHash(device ?? '')}) as "isKnownDevice"
    from members m join accounts a on a.member_id = m.id where ${column} = ${keyOf(login)} and m.deleted_at is null`,
  );
}
