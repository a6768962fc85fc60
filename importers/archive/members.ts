import { sql } from 'drizzle-orm';
import { groupFor, readGroups } from '@/core/groups';
import { type Effects, touch } from '@/core/kernel';
import { isEmail, normalizeEmail } from '@/core/text';
import { rows } from '@/db/rows';
import { columnsOf, drawIds } from '../bulk';
import { identityOf, readKeys, writeKeys } from './keys';
import { type FreeName, freeName, namesLike } from './names';
import type { ObjectOf } from './objects';
import type { Report } from './report';
import type { State } from './state';

type Member = ObjectOf<'member'>;
/** The only kind of hash that can be checked at sign-in. */
const ARGON2ID = /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/;

/** Makes members that were not imported before. Names that break the rules or are taken get a number, and are told. */
export async function writeMembers(effects: Effects, state: State, objects: readonly Member[], report: Report): Promise<void> {
  const { tx } = effects;
  const identity = (member: Member) => identityOf(state.source, member.key, member.name);
  const known = await readKeys(tx, state.source, 'member', objects.map(identity));
  const fresh: Member[] = [];
  for (const member of objects) {
    const id = known.get(identity(member));
    if (id === undefined && !fresh.some((one) => identity(one) === identity(member))) fresh.push(member);
    else report.known('member');
    if (id !== undefined) state.members.set(member.key, id);
  }
  if (fresh.length === 0) return;
  const ids = await drawIds(tx, 'members', fresh.length);
  await insert(effects, state, fresh, ids, report);
  const keys = new Map<string, number>();
  for (const [at, member] of fresh.entries()) {
    state.members.set(member.key, ids[at]!);
    keys.set(member.key, ids[at]!).set(identity(member), ids[at]!);
    effects.touch(touch.member(ids[at]!));
  }
  await writeKeys(tx, state.source, 'member', keys);
  effects.touch(touch.lists());
  report.made('member', fresh.length);
}

async function insert(effects: Effects, state: State, members: readonly Member[], ids: readonly number[], report: Report): Promise<void> {
  const { tx, context } = effects;
  const names = await chooseNames(effects, members, report);
  for (const [at, member] of members.entries()) if (names[at]!.name !== member.name) state.names.delete(namesLike(member.name).key);
  const emails = await chooseEmails(effects, members, report);
  const groups = await chooseGroups(effects, state, members, report);
  const made = members.map((member, at) => ({
    id: ids[at]!,
    ...names[at]!,
    email: emails[at] ?? null,
    groupId: groups[at]!,
    bio: member.bio ?? '',
    joinedAt: member.createdAt ?? context.now(),
    bannedAt: member.group === 'banned' ? context.now() : null,
  }));
  const { bigints, texts, times } = columnsOf(made);
  await rows(
    tx,
    sql`
    insert into members (id, name, name_key, name_skeleton, email, email_key, group_id, bio, joined_at, banned_at)
    overriding system value
    select id, name, key, skeleton, email, email, group_id, bio, joined_at, banned_at
    from unnest(${bigints('id')}, ${texts('name')}, ${texts('key')}, ${texts('skeleton')}, ${texts('email')}, ${bigints('groupId')}, ${texts('bio')}, ${times('joinedAt')}, ${times('bannedAt')})
      as n(id, name, key, skeleton, email, group_id, bio, joined_at, banned_at)`,
  );
  await insertAccounts(effects, members, ids, report);
}

async function chooseNames({ tx }: Effects, members: readonly Member[], report: Report): Promise<FreeName[]> {
  const like = members.map(({ name }) => namesLike(name));
  const taken = await rows<{ key: string; skeleton: string }>(
    tx,
    sql`
    select name_key as key, name_skeleton as skeleton from members
    where name_key = any (${sql.param(like.map(({ key }) => key))}::text[]) or name_skeleton = any (${sql.param(like.map(({ skeleton }) => skeleton))}::text[])`,
  );
  const keys = new Set(taken.map(({ key }) => key));
  const skeletons = new Set(taken.map(({ skeleton }) => skeleton));
  const chosen: FreeName[] = [];
  for (const member of members) {
    let name = freeName(member.name, ({ key, skeleton }) => keys.has(key) || skeletons.has(skeleton));
    // Only the given names were looked up: one with a number may be taken as well.
    while (name.name !== member.name && (await isTaken(tx, name))) {
      keys.add(name.key);
      skeletons.add(name.skeleton);
      name = freeName(member.name, ({ key, skeleton }) => keys.has(key) || skeletons.has(skeleton));
    }
    if (name.name !== member.name) report.note(member.line, `member ${JSON.stringify(member.name)} is called ${name.name} here`);
    keys.add(name.key);
    skeletons.add(name.skeleton);
    chosen.push(name);
  }
  return chosen;
}

async function isTaken(tx: Effects['tx'], { key, skeleton }: FreeName): Promise<boolean> {
  return (await rows(tx, sql`select 1 from members where name_key = ${key} or name_skeleton = ${skeleton} limit 1`)).length > 0;
}

async function chooseEmails({ tx }: Effects, members: readonly Member[], report: Report): Promise<(string | undefined)[]> {
  const wanted = members.map(({ email }) => (email !== undefined && isEmail(email) ? normalizeEmail(email) : undefined));
  const given = wanted.filter((email) => email !== undefined);
  const found = given.length
    ? await rows<{ key: string }>(tx, sql`select email_key as key from members where email_key = any (${sql.param(given)}::text[])`)
    : [];
  const taken = new Set(found.map(({ key }) => key));
  return members.map((member, at) => {
    const email = wanted[at];
    if (member.email === undefined) return undefined;
    if (email === undefined || taken.has(email)) {
      report.note(member.line, `the e-mail of ${member.name} ${email === undefined ? 'is none' : 'is another member’s'} and was left out`);
      return undefined;
    }
    taken.add(email);
    return email;
  });
}

/** Points decide who stands where on the ladder. Rights over the board are given only where the administrator said so. */
async function chooseGroups({ context, tx }: Effects, state: State, members: readonly Member[], report: Report): Promise<number[]> {
  const groups = await readGroups(context.db, tx);
  const start = groupFor(groups, 0)!;
  return members.map((member) => {
    const group = groups.find(({ badge }) => badge.key === member.group);
    if (member.group === undefined || group?.badge.kind === 'ladder') return start.id;
    if (!group) report.note(member.line, `${member.name}: there is no group ${member.group} here`);
    else if (group.badge.key === 'guest') return start.id;
    else if (group.badge.kind === 'special' || state.withStaff) return group.id;
    else report.note(member.line, `${member.name} is not ${member.group} here: import with --with-staff to give archives that power`);
    return start.id;
  });
}

async function insertAccounts({ tx, context }: Effects, members: readonly Member[], ids: readonly number[], report: Report): Promise<void> {
  const accounts = members.flatMap((member, at) => {
    if (member.passwordHash === undefined) return [];
    if (ARGON2ID.test(member.passwordHash)) return [{ id: ids[at]!, hash: member.passwordHash }];
    report.note(member.line, `the password of ${member.name} cannot be checked here: it has to be reset`);
    return [];
  });
  if (accounts.length === 0) return;
  const { bigints, texts } = columnsOf(accounts);
  await rows(
    tx,
    sql`insert into accounts (member_id, password_hash, password_changed_at) select id, hash, ${context.now()}::timestamptz from unnest(${bigints('id')}, ${texts('hash')}) as n(id, hash)`,
  );
}
