import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { change, row } from '@/db/rows';
import { address, command, Failure, idInput, optional, touch } from '@/core/kernel';
import { demandMember, maySignedIn } from '@/core/permissions';
import { FILTERS, type FilterName } from './kinds';

const markNoticesInput = z.object({
  /** One of them; left out = all. */
  noticeId: optional(idInput),
  /** All up to this moment, so that what came while one was reading stays unread. */
  until: optional(z.coerce.date({ message: 'input.invalid' })),
  /** All that this filter of the page shows. */
  filter: optional(z.enum(Object.keys(FILTERS) as FilterName[], { message: 'input.unknown_choice' })),
});
export type MarkNoticesInput = z.input<typeof markNoticesInput>;

/**
 * Marks one's notices read: one, or those that the page lists. A notice read before its mail was due is not sent; one that comes by mail alone is on no
 * page, so nobody has read it there.
 */
export const markNotices = command({
  name: 'mark-notices',
  input: markNoticesInput,
  limit: { points: 240, seconds: 60 },
  prepare: (_input, { viewer }) => demandMember(viewer),
  facts: async () => null,
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, touch: purge }, _facts, { noticeId, until, filter }) => {
    const memberId = context.viewer.id;
    const kinds: readonly string[] | null = filter ? FILTERS[filter] : null;
    const marked = await change(
      tx,
      sql`
      update notices set read_at = ${context.now()}::timestamptz, mail_due_at = null
      where member_id = ${memberId}::bigint and read_at is null
        and (id = ${noticeId ?? null}::bigint or (${noticeId ?? null}::bigint is null and is_on_site))
        and (${sql.param(kinds)}::text[] is null or kind = any (${sql.param(kinds)}::text[]))
        and (${until ?? null}::timestamptz is null or updated_at <= ${until ?? null}::timestamptz)`,
    );
    if (marked) purge(touch.member(memberId));
    return { marked };
  },
});

interface TargetRow {
  what: string;
  postId: number | null;
  threadId: number | null;
  isThreadGone: boolean;
  isPostGone: boolean;
  actor: string | null;
  actorCount: number;
  collectionId: number | null;
  count: number;
}

/**
 * Opens a notice of one's own: it is read now. Answers where it leads, which is asked anew for what one may see.
 * @throws Failure `page.not_found`
 */
export const openNotice = command({
  name: 'open-notice',
  input: z.object({ noticeId: idInput }),
  prepare: (_input, { viewer }) => demandMember(viewer),
  facts: async (tx, { noticeId }, { viewer }): Promise<TargetRow> => {
    const found = await row<TargetRow>(
      tx,
      sql`
      select n.what, n.first_post_id as "postId", n.thread_id as "threadId", t.withdrawn_at is not null as "isThreadGone", p.withdrawn_at is not null as "isPostGone",
        (select a.name from members a where a.id = n.actor_id and a.deleted_at is null) as actor, n.actor_count as "actorCount", (n.facts->>'collectionId')::bigint as "collectionId", n.event_count as count
      from notices n left join threads t on t.id = n.thread_id left join posts p on p.id = n.first_post_id
      where n.id = ${noticeId}::bigint and n.member_id = ${viewer.id}::bigint`,
    );
    if (!found) throw new Failure('page.not_found');
    return found;
  },
  ability: (_facts, _input, { viewer }) => maySignedIn(viewer),
  run: async ({ tx, context, touch: purge }, target, { noticeId }) => {
    const { id: memberId, name } = context.viewer;
    const marked = await change(
      tx,
      sql`update notices set read_at = ${context.now()}::timestamptz, mail_due_at = null where id = ${noticeId}::bigint and member_id = ${memberId}::bigint and read_at is null`,
    );
    if (marked) purge(touch.member(memberId));
    return { place: placeOf(target, name) };
  },
});

/** The oldest post of a group: there reading begins. What has no place of its own leads to the page that explains it. */
function placeOf(
  { what, postId, threadId, isThreadGone, isPostGone, actor, actorCount, collectionId, count }: TargetRow,
  me: string,
): string {
  if (what === 'follow') return actorCount === 1 && actor ? address.member(actor) : `${address.member(me)}/followers`;
  // Several threads of a collection stand in it together.
  if (collectionId && (what === 'collection_followed' || (what === 'collection_extended' && count > 1)))
    return `/collections/${collectionId}`;
  if (what === 'transfer' || what === 'grant' || what === 'group') return `${address.member(me)}/points`;
  if (threadId && !isThreadGone) return postId && !isPostGone ? address.permalink(postId) : address.thread(threadId, '');
  if (postId && !isPostGone && !threadId) return address.permalink(postId);
  return what.startsWith('medal') ? address.member(me) : '/notifications';
}
