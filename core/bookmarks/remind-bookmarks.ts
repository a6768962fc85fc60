import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rows } from '@/db/rows';
import { command } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';

const BATCH = 200;

/**
 * Tells the reminders that are due, each exactly once: what is marked and what is told stand in one transaction, and two that run at once
 * skip each other's rows. Answers how many it told; run by the worker until it answers fewer than a batch.
 */
export const remindBookmarks = command({
  name: 'remind-bookmarks',
  input: z.object({}),
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => mustBeAdministrator(viewer),
  run: async ({ tx, context, emit }): Promise<{ told: number; isMore: boolean }> => {
    const now = context.now();
    const due = await rows<{ memberId: number; postId: number; note: string }>(
      tx,
      sql`
      with due as (
        select member_id, post_id from bookmarks where remind_at <= ${now}::timestamptz and reminded_at is null
        order by remind_at limit ${BATCH}::int for update skip locked
      )
      update bookmarks k set reminded_at = ${now}::timestamptz from due where k.member_id = due.member_id and k.post_id = due.post_id
      returning k.member_id as "memberId", k.post_id as "postId", k.note`,
    );
    for (const facts of due) emit({ name: 'bookmark.due', facts });
    return { told: due.length, isMore: due.length === BATCH };
  },
});
