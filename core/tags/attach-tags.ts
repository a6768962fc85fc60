import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import { tagKey } from './normal-tag';

/** Which of these tags nobody has used yet. */
export async function unknownTags(tx: Tx, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return [];
  const keys = tags.map(tagKey);
  const known = await rows<{ key: string }>(tx, sql`select name_key as key from tags where name_key = any (${sql.param(keys)}::text[])`);
  return tags.filter((_tag, at) => !known.some(({ key }) => key === keys[at]));
}

/** Gives a thread its tags, counted. Rows are taken in the order of their keys, so that two threads never wait crosswise. */
export async function attachTags(tx: Tx, threadId: number, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const keys = tags.map(tagKey);
  await rows(
    tx,
    sql`
    with wanted as (select * from unnest(${sql.param([...tags])}::text[], ${sql.param(keys)}::text[]) with ordinality as w(name, key, place)),
    counted as (
      insert into tags (name, name_key, thread_count) select name, key, 1 from wanted order by key
      on conflict (name_key) do update set thread_count = tags.thread_count + 1
      returning id, name_key
    )
    insert into thread_tags (thread_id, tag_id, position, first_post_id)
    select ${threadId}::bigint, counted.id, wanted.place::int, (select first_post_id from threads where id = ${threadId}::bigint) from counted join wanted on wanted.key = counted.name_key`,
  );
}

/** Takes a withdrawn thread out of the counts of its tags. */
export const detachTags = (tx: Tx, threadId: number): Promise<void> => countTags(tx, threadId, -1);

/** Counts a thread that is back among its tags again. */
export const reattachTags = (tx: Tx, threadId: number): Promise<void> => countTags(tx, threadId, 1);

async function countTags(tx: Tx, threadId: number, by: 1 | -1): Promise<void> {
  await rows(
    tx,
    sql`
    with held as (
      select g.id from tags g where g.id in (select tag_id from thread_tags where thread_id = ${threadId}::bigint) order by g.name_key for no key update
    )
    update tags set thread_count = thread_count + ${by}::int where id in (select id from held)`,
  );
}
