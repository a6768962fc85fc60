import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { change, row, rows } from '@/db/rows';
import { command, type Context, Failure } from '@/core/kernel';
import { maySignedIn, threadVisibleTo } from '@/core/permissions';
import { tagKey } from '@/core/tags';
import { mayFollow } from './may-follow';

const tagInput = z.object({ tag: z.string().min(1, { message: 'input.required' }).max(200).transform(tagKey) });

export interface TagFollowResult {
  isFollowed: boolean;
  /** Who follows the tag, after this. */
  followers: number;
}

interface Facts {
  tagId: number;
  followers: number;
  isFollowed: boolean;
  isVisible: boolean;
}

/** The tag, by any spelling; words that only hidden threads carry are not there. */
async function tagFacts(tx: Tx, { tag }: { tag: string }, context: Context): Promise<Facts> {
  const found = await row<Facts>(
    tx,
    sql`
    select g.id as "tagId", g.follower_count as followers,
      exists (select 1 from tag_follows f where f.tag_id = g.id and f.member_id = ${context.viewer.id}::bigint) as "isFollowed",
      exists (select 1 from thread_tags tt join threads t on t.id = tt.thread_id where tt.tag_id = g.id and t.withdrawn_at is null and ${threadVisibleTo(context)}) as "isVisible"
    from tags g where g.name_key = ${tag}`,
  );
  if (!found || !(found.isVisible || found.isFollowed)) throw new Failure('tag.not_found');
  return found;
}

const count = (tx: Tx, tagId: number, more: 1 | -1) =>
  rows(tx, sql`update tags set follower_count = follower_count + ${more}::int where id = ${tagId}::bigint`);

/** Follows a tag: its new threads stand in one's feed. Asked again it changes nothing. */
export const followTag = command({
  name: 'follow-tag',
  input: tagInput,
  limit: { points: 60, seconds: 60 },
  facts: tagFacts,
  ability: (_facts, _input, { viewer }) => mayFollow(viewer),
  run: async ({ tx, context }, { tagId, followers }): Promise<TagFollowResult> => {
    const added = await change(
      tx,
      sql`insert into tag_follows (member_id, tag_id, since) values (${context.viewer.id}::bigint, ${tagId}::bigint, ${context.now()}::timestamptz) on conflict do nothing`,
    );
    if (added) await count(tx, tagId, 1);
    return { isFollowed: true, followers: followers + added };
  },
});

/** Follows a tag no longer. Asked again it changes nothing. */
export const unfollowTag = command({
  name: 'unfollow-tag',
  input: tagInput,
  limit: { points: 60, seconds: 60 },
  facts: tagFacts,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context }, { tagId, followers }): Promise<TagFollowResult> => {
    const removed = await change(
      tx,
      sql`delete from tag_follows where member_id = ${context.viewer.id}::bigint and tag_id = ${tagId}::bigint`,
    );
    if (removed) await count(tx, tagId, -1);
    return { isFollowed: false, followers: followers - removed };
  },
});
