/** Mail that waits, and must not go out any more: with the notices, or in the queue (what a process died over comes again from there). */
import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change, rows } from '@/db/rows';
import { type KindName, KINDS } from './kinds';

const NOT_OUT = sql`state in ('queued', 'sending')`;
const FACTORY = JSON.stringify(KINDS.map(({ kind, site }) => ({ kind, site })));

/**
 * Ends what waits of the kinds that a member wants by mail no more. A notice that was to come by mail alone shows on the site, where the member wants
 * that: their choices are written before.
 */
export async function endWaitingMail(
  tx: Tx,
  { memberId, kinds }: { memberId: number; kinds: readonly (KindName | 'digest')[] },
): Promise<void> {
  if (!kinds.length) return;
  const chosen = sql`any (${sql.param(kinds)}::text[])`;
  await change(
    tx,
    sql`
    update notices n set mail_due_at = null, is_on_site = n.is_on_site or coalesce(c.site, k.site)
    from jsonb_to_recordset(${FACTORY}::jsonb) k(kind text, site boolean)
    left join notice_choices c on c.member_id = ${memberId}::bigint and c.kind = k.kind
    where n.member_id = ${memberId}::bigint and n.kind = k.kind and n.kind = ${chosen} and n.mail_due_at is not null`,
  );
  await change(
    tx,
    sql`update mails set state = 'failed', text = '', html = '', error = 'unsubscribed' where member_id = ${memberId}::bigint and kind = ${chosen} and ${NOT_OUT}`,
  );
}

/**
 * Ends queued mail about notices out of which something was taken: it would say what was withdrawn. What is left of such a notice, unread, gets a
 * mail of its own.
 */
export async function takeBackMail(tx: Tx, told: readonly { id: number; memberId: number }[], at: Date): Promise<void> {
  const left = await rows<{ id: number }>(
    tx,
    sql`
    with waiting as (
      select x.id, x.state, n.id as notice_id
      from unnest(${sql.param(told.map(({ id }) => id))}::bigint[], ${sql.param(told.map(({ memberId }) => memberId))}::bigint[]) n(id, member_id)
      join mails x on x.member_id = n.member_id and ${NOT_OUT} and x.dedupe like 'notice:' || n.id || ':%' for update of x
    ), ended as (
      update mails x set state = 'failed', text = '', html = '', error = 'taken back' from waiting w where x.id = w.id
    )
    select notice_id as id from waiting where state = 'queued'`,
  );
  if (!left.length) return;
  // Whoever wants the kind by mail alone had it marked read when the mail was queued.
  await change(
    tx,
    sql`
    update notices n set mail_due_at = ${at}::timestamptz, read_at = null
    where n.id = any (${sql.param(left.map(({ id }) => id))}::bigint[]) and (n.read_at is null or (not n.is_on_site
      and not exists (select 1 from notices o where o.member_id = n.member_id and o.subject = n.subject and o.read_at is null)))`,
  );
}
