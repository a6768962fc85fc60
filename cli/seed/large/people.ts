import { sql } from 'drizzle-orm';
import { groupFor, readGroups } from '@/core/groups';
import type { Effects } from '@/core/kernel';
import { nameKey, nameSkeleton } from '@/core/text';
import { columnsOf, drawIds } from '@/importers/bulk';
import { rows } from '@/db/rows';
import type { Chance } from '../chance';

const FIRST = [
  '林',
  '陈',
  '周',
  '沈',
  '何',
  '魏',
  '江',
  '苏',
  '李',
  '王',
  '田',
  '森',
  '原',
  '谷',
  'Ann',
  'Ben',
  'Cora',
  'Dan',
  'Eve',
  'Finn',
  'みどり',
  'さくら',
  'ハル',
  'ユキ',
];
const SECOND = ['默', '砚', '棠', '禾', '墨', '舟', '野', '川', '青', '安', '一', '然'];
/** Digits that look like no letter. */
const DIGITS = '23456789';

/** A name that nobody else has, by its number. */
export function nameOf(number: number, chance: Chance): string {
  const first = chance.pick(FIRST);
  const tail = number
    .toString(8)
    .padStart(4, '0')
    .replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
  return (/^\p{Script=Han}$/u.test(first) ? `${first}${chance.pick(SECOND)}` : first) + tail;
}

/** Makes so many members; answers their ids. They have no way to sign in. */
export async function makePeople({ tx, context }: Effects, count: number, chance: Chance): Promise<number[]> {
  const ids = await drawIds(tx, 'members', count);
  const first = groupFor(await readGroups(context.db, tx), 0)!;
  const now = context.now().getTime();
  const people = ids.map((id, at) => {
    const name = nameOf(id, chance);
    // The earlier ones have been here longer, and write more.
    return {
      id,
      name,
      key: nameKey(name),
      skeleton: nameSkeleton(name),
      joinedAt: new Date(now - Math.floor((1 - at / count) * 3.2 * 365 * 86_400_000) - 86_400_000),
    };
  });
  const { bigints, texts, times } = columnsOf(people);
  await rows(
    tx,
    sql`
    insert into members (id, name, name_key, name_skeleton, group_id, joined_at) overriding system value
    select id, name, key, skeleton, ${first.id}::bigint, at from unnest(${bigints('id')}, ${texts('name')}, ${texts('key')}, ${texts('skeleton')}, ${times('joinedAt')}) as n(id, name, key, skeleton, at)`,
  );
  return ids;
}

/** Some follow some; whom many read many follow. */
export async function makeFollows({ tx, context }: Effects, people: readonly number[], chance: Chance): Promise<void> {
  const pairs = new Map<string, { from: number; to: number }>();
  for (let turn = 0; turn < people.length * 3; turn += 1) {
    const [from, to] = [chance.pick(people), people[chance.skewed(people.length)]!];
    if (from !== to) pairs.set(`${from} ${to}`, { from, to });
  }
  const { bigints } = columnsOf([...pairs.values()]);
  await rows(
    tx,
    sql`insert into follows (follower_id, followed_id, created_at) select f, t, ${context.now()}::timestamptz from unnest(${bigints('from')}, ${bigints('to')}) as n(f, t) on conflict do nothing`,
  );
}
