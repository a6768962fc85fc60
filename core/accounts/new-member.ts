import { type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { evaluateFormula } from '@/core/formulas';
import { groupOf } from '@/core/groups';
import { type Effects, Failure, type FieldReason, type SiteSettings, touch } from '@/core/kernel';
import { checkName, normalizeEmail } from '@/core/text';
import { lockAddress } from './hold-address';
import { judgePassword, plainPassword } from './password-rules';
import type { Hasher } from './ports';

/** What a new account is made of, judged and hashed. */
export interface NewMember {
  name: string;
  key: string;
  skeleton: string;
  /** Normalized. */
  email: string;
  passwordHash: string;
}

interface Typed {
  name: string;
  email: string;
  password: string;
}

/**
 * Judges name, e-mail and password, every fault at once, cheapest first; hashes only what may become an account.
 * @throws Failure with a reason by field
 */
export async function prepareMember(db: Db, hasher: Hasher, typed: Typed, options: { allowReserved?: boolean } = {}): Promise<NewMember> {
  const fields: Record<string, FieldReason> = {};
  const name = checkName(typed.name.trim(), options);
  if (!name.ok) fields.name = { reason: name.reason, facts: { minimum: 2, maximum: 20 } };
  else if (await isNameTaken(db, name)) fields.name = { reason: 'name.taken' };
  const email = normalizeEmail(typed.email);
  if (!email) fields.email = { reason: 'email.invalid' };
  const password = judgePassword(typed.password, [typed.name.trim(), typed.email.trim()]);
  if (password) fields.password = password;
  const [first] = Object.values(fields);
  if (first || !name.ok || !email) throw new Failure(first?.reason ?? 'input.invalid', first?.facts, fields);
  return { name: name.name, key: name.key, skeleton: name.skeleton, email, passwordHash: await hasher.hash(plainPassword(typed.password)) };
}

async function isNameTaken(db: Db | Tx, { key, skeleton }: { key: string; skeleton: string }): Promise<boolean> {
  return Boolean(await row(db, sql`select 1 from members where name_key = ${key} or name_skeleton = ${skeleton} limit 1`));
}

const NOTHING_YET = { posts: 0, threads: 0, digests: 0, reputation: 0, coins: 0, contribution: 0 };

/** The total of somebody who has done nothing yet: a formula may give something for that, too. */
const firstTotal = ({ pointsFormula }: SiteSettings): number => evaluateFormula(pointsFormula, NOTHING_YET);

/** SQL: the rung on which one starts. */
const firstRung = (total: number): SQL => {
  const lowest = sql`(select id from groups where kind = 'ladder' order by min_total limit 1)`;
  return groupOf(sql`${total}::int`, lowest, sql`'ladder'`);
};

/**
 * Makes the member and the way in. An address that somebody holds already is noted without being held: registering must not
 * tell whether an address is known (C6), and nobody has proven yet that it is theirs. Whoever verifies it will hold it (`verifyEmail`).
 * @throws Failure `name.taken` where somebody was faster
 */
export async function addMember({ tx, context, emit, touch: touched }: Effects, member: NewMember, group?: SQL): Promise<number> {
  const now = context.now();
  const total = firstTotal(context.settings);
  await lockAddress(tx, member.email);
  const insert = (emailKey: SQL) =>
    row<{ id: number }>(
      tx,
      sql`
    insert into members (name, name_key, name_skeleton, email, email_key, group_id, points_total, joined_at, last_seen_at)
    values (${member.name}, ${member.key}, ${member.skeleton}, ${member.email}, ${emailKey}, ${group ?? firstRung(total)}, ${total}::int, ${now}::timestamptz, ${now}::timestamptz)
    on conflict do nothing returning id`,
    );
  const held = sql`(select case when exists (select 1 from members where email_key = ${member.email}) then null else ${member.email}::text end)`;
  let made = await insert(held);
  if (!made && (await isNameTaken(tx, member))) throw new Failure('name.taken', {}, { name: { reason: 'name.taken' } });
  // Not the name: the address was taken between the look and the leap, e.g. by an import.
  made ??= await insert(sql`null`);
  if (!made) throw new Failure('name.taken', {}, { name: { reason: 'name.taken' } });
  await rows(
    tx,
    sql`insert into accounts (member_id, password_hash, password_changed_at) values (${made.id}::bigint, ${member.passwordHash}, ${now}::timestamptz)`,
  );
  emit({ name: 'member.registered', facts: { memberId: made.id, name: member.name } });
  touched(touch.member(made.id), touch.lists());
  return made.id;
}
