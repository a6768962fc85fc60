import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row, rows } from '@/db/rows';
import { address, command, type Context, type Effects, Failure, idInput, touch, type Verdict } from '@/core/kernel';
import { threadVisibleTo } from '@/core/permissions';
import { noteInput } from './collection-input';
import { lockCollection, mayFill, type OwnFacts } from './own-collection';

const MOST = 500;
const limit = { points: 120, seconds: 60 };
const collectInput = z.object({ collectionId: idInput, threadId: idInput, note: noteInput.optional() });
const uncollectInput = z.object({ collectionId: idInput, threadId: idInput });

export interface CollectResult {
  collectionId: number;
  threadId: number;
  isCollected: boolean;
  url: string;
}

interface Place {
  boardId: number;
  authorId: number;
  /** Its first post. */
  postId: number;
}

interface Facts extends OwnFacts {
  thread: Place;
  isCollected: boolean;
}

/** Puts a thread at the end of one's own collection; what is in it stays in its place, with the new note if there is one. */
export const collectThread = command({
  name: 'collect-thread',
  input: collectInput,
  limit,
  facts: collectFacts,
  ability: (facts, _input, { viewer }): Verdict => {
    const may = mayFill(viewer, facts);
    if (may !== true) return may;
    return facts.isCollected || facts.threads < MOST ? true : { reason: 'collection.full', facts: { most: MOST } };
  },
  run: async (effects, facts, { threadId, note }): Promise<CollectResult> => {
    if (facts.isCollected) await renote(effects, facts, { threadId, note });
    else await addThread(effects, facts, { threadId, note });
    return { collectionId: facts.id, threadId, isCollected: true, url: address.collection(facts.id, facts.slug) };
  },
});

/** Takes a thread out of one's own collection, also one that is out of sight by now; without it nothing changes. */
export const uncollectThread = command({
  name: 'uncollect-thread',
  input: uncollectInput,
  limit,
  facts: (tx, { collectionId }, context) => lockCollection(tx, context, collectionId),
  ability: (facts, _input, { viewer }) => mayFill(viewer, facts),
  run: async (effects, facts, { threadId }): Promise<CollectResult> => {
    const { tx } = effects;
    const taken = await change(
      tx,
      sql`delete from collection_threads where collection_id = ${facts.id}::bigint and thread_id = ${threadId}::bigint`,
    );
    if (taken) await count(effects, facts, -1);
    return { collectionId: facts.id, threadId, isCollected: false, url: address.collection(facts.id, facts.slug) };
  },
});

async function collectFacts(
  tx: Tx,
  { collectionId, threadId }: { collectionId: number; threadId: number },
  context: Context,
): Promise<Facts> {
  const own = await lockCollection(tx, context, collectionId);
  const thread = await threadToCollect(tx, threadId, context);
  const held = await row(
    tx,
    sql`select 1 from collection_threads where collection_id = ${collectionId}::bigint and thread_id = ${threadId}::bigint`,
  );
  return { ...own, thread, isCollected: held !== undefined };
}

/** A thread that the viewer may see. @throws Failure `thread.not_found` */
export async function threadToCollect(tx: Tx, threadId: number, context: Context): Promise<Place> {
  const found = await row<Place>(
    tx,
    sql`
    select t.board_id as "boardId", t.author_id as "authorId", t.first_post_id as "postId" from threads t
    where t.id = ${threadId}::bigint and t.withdrawn_at is null and ${threadVisibleTo(context)}`,
  );
  if (!found) throw new Failure('thread.not_found');
  return found;
}

interface Asked {
  threadId: number;
  note?: string;
}

type Into = Pick<Facts, 'id' | 'ownerId' | 'isPublic' | 'thread'>;

/** Puts a thread that is not in it yet at the end. */
export async function addThread(effects: Effects, facts: Into, { threadId, note = '' }: Asked): Promise<void> {
  const { tx, context, emit } = effects;
  const memberId = context.viewer.id;
  await rows(
    tx,
    sql`
    insert into collection_threads (collection_id, thread_id, note, position, added_at, added_by)
    select ${facts.id}::bigint, ${threadId}::bigint, ${note}, coalesce(max(position), 0) + 1, ${context.now()}::timestamptz, ${memberId}::bigint
    from collection_threads where collection_id = ${facts.id}::bigint`,
  );
  await count(effects, facts, 1);
  if (!facts.isPublic) return;
  const { boardId, authorId, postId } = facts.thread;
  emit({ name: 'collection.extended', facts: { collectionId: facts.id, ownerId: facts.ownerId, threadId, postId, authorId } });
  if (authorId === memberId) return;
  emit({ name: 'thread.collected', facts: { threadId, boardId, authorId, memberId, collectionId: facts.id } });
}

async function renote({ tx, touch: purge }: Effects, { id }: Facts, { threadId, note }: Asked): Promise<void> {
  if (note === undefined) return;
  await rows(tx, sql`update collection_threads set note = ${note} where collection_id = ${id}::bigint and thread_id = ${threadId}::bigint`);
  purge(touch.collection(id));
}

async function count({ tx, context, touch: purge }: Effects, { id, ownerId }: Pick<OwnFacts, 'id' | 'ownerId'>, by: 1 | -1): Promise<void> {
  await rows(
    tx,
    sql`update collections set thread_count = thread_count + ${by}::int, updated_at = ${context.now()}::timestamptz where id = ${id}::bigint`,
  );
  purge(touch.collection(id), touch.collections(), touch.member(ownerId));
}
