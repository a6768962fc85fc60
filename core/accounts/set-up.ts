/** The first administrator (I1): behind a one-time link, or from the environment. There is never a default password. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Tx } from '@/db/client';
import { change, row } from '@/db/rows';
import { command, type Context, execute, hold } from '@/core/kernel';
import { addSession, type OpenedSession, secretHash } from '@/core/sessions';
import { rememberDevice } from './known-devices';
import { addMember, type NewMember, prepareMember } from './new-member';
import type { AccountPorts } from './ports';

const ADMINISTRATORS = sql`(select id from groups where key = 'administrator')`;

/** Makes a new set-up link's token while nobody is administrator, and ends the older ones; null once somebody is. */
export async function openSetup(db: Db, now: Date): Promise<string | null> {
  const token = randomBytes(32).toString('base64url');
  return db.transaction(async (tx) => {
    await hold(tx, 'set-up');
    if (await hasAdministrator(tx)) return null;
    await change(tx, sql`delete from setup_tokens where used_at is null`);
    await change(tx, sql`insert into setup_tokens (token_hash, created_at) values (${secretHash(token)}, ${now}::timestamptz)`);
    return token;
  });
}

/** Whether a set-up link still works. */
export async function isSetupOpen(db: Db, token: string): Promise<boolean> {
  const found = await row(db, sql`select 1 from setup_tokens where token_hash = ${secretHash(token)} and used_at is null`);
  return Boolean(found) && !(await hasAdministrator(db));
}

/** Somebody is administrator who can come in: an imported or a demo member without a way in cannot look after a board. */
async function hasAdministrator(db: Db | Tx): Promise<boolean> {
  return Boolean(
    await row(
      db,
      sql`select 1 from members m join accounts a on a.member_id = m.id where m.group_id = ${ADMINISTRATORS} and m.deleted_at is null limit 1`,
    ),
  );
}

const typed = z.string({ message: 'input.required' });
const administratorInput = z.object({
  name: typed,
  email: typed,
  password: typed,
  token: z.string().max(200).optional(),
  device: z.string().max(100).nullish(),
});

export interface MadeAdministrator {
  memberId: number;
  /** Null for the command line and the environment. */
  session: OpenedSession | null;
  /** New value of the cookie `device`; null as above. */
  device: string | null;
}

/** Makes the first administrator, by the link's token or for the system itself; of many at once exactly one. */
export const createAdministrator = ({ hasher }: AccountPorts) =>
  command({
    name: 'create-administrator',
    input: administratorInput,
    limit: { points: 30, seconds: 3_600 },
    prepare: (input, context): Promise<NewMember> => prepareMember(context.db, hasher, input, { allowReserved: true }),
    facts: async (tx, { token }) => {
      await hold(tx, 'set-up');
      const isTokenGood =
        Boolean(token) &&
        Boolean(
          await row(tx, sql`select 1 from setup_tokens where token_hash = ${secretHash(token ?? '')} and used_at is null for update`),
        );
      return { isTokenGood, hasAdministrator: await hasAdministrator(tx) };
    },
    ability: (facts, _input, { viewer }) => {
      const isSystem = viewer.kind === 'system';
      return !facts.hasAdministrator && (facts.isTokenGood || isSystem) ? true : { reason: 'setup.closed' };
    },
    run: async (effects, _facts, { token, device }, member): Promise<MadeAdministrator> => {
      await change(effects.tx, sql`update setup_tokens set used_at = ${effects.context.now()}::timestamptz where used_at is null`);
      const memberId = await addMember(effects, member, ADMINISTRATORS);
      if (!token) return { memberId, session: null, device: null };
      return {
        memberId,
        session: await addSession(effects, { memberId, isRemembered: true }),
        device: await rememberDevice(effects.tx, { memberId, given: device, now: effects.context.now() }),
      };
    },
  });

/** Makes the administrator whom the environment names (`ADMIN_*`), if nobody is one yet. Answers whether it did. */
export async function ensureAdministrator(
  context: Context,
  ports: AccountPorts,
  admin: { name: string; email: string; password: string },
): Promise<boolean> {
  if (await hasAdministrator(context.db)) return false;
  await execute(context, createAdministrator(ports), admin);
  return true;
}
