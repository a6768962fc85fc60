import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { change } from '@/db/rows';
import { isBannedNow } from '@/core/kernel';
import { boardVisibleToMember, readsAsDeep } from '@/core/permissions';
import { KINDS } from './kinds';

/** One event, and who is to be told of it. */
export interface Telling {
  /** Names the event for ever: nobody is told twice of one cause. */
  cause: string;
  at: Date;
  /** Who did it; null for the board itself. */
  actorId: number | null;
  threadId?: number;
  postId?: number;
  facts?: Record<string, unknown>;
  /**
   * SQL: rows of `(member_id bigint, kind text, what text, subject text, rank int)`. Of several rows of one member the lowest rank that they
   * did not switch off counts.
   */
  to: SQL;
}

export interface TellOptions {
  /** The board can send mail. */
  sendsMail: boolean;
}

const KINDS_JSON = JSON.stringify(
  KINDS.map(({ kind, site, mail, delayMinutes, isLoud, isAskedFor, isOfficial }) => ({
    kind,
    site,
    mail,
    delay: delayMinutes,
    is_loud: isLoud,
    is_asked_for: isAskedFor,
    is_official: isOfficial,
  })),
);

/**
 * Tells everybody of one event in one statement, whatever their number: no blocked member's doing, nothing muted, nothing that one may not
 * see, nobody's own act, nothing twice. What is unread and has the same subject grows. Answers how many were told.
 */
export function tell(tx: Tx, telling: Telling, { sendsMail }: TellOptions): Promise<number> {
  const { cause, at, actorId, threadId, postId, facts = {}, to } = telling;
  const actor = sql`${actorId}::bigint`;
  return change(
    tx,
    sql`
    with recursive kinds as (
      select *
      from jsonb_to_recordset(${KINDS_JSON}::jsonb) k(kind text, site boolean, mail boolean, delay int, is_loud boolean, is_asked_for boolean, is_official boolean)
    ), place as materialized (
      select t.id, t.board_id, t.author_id, t.read_level, t.withdrawn_at is not null or coalesce(p.withdrawn_at is not null, false) as is_gone
      from (select coalesce(${threadId ?? null}::bigint, (select thread_id from posts where id = ${postId ?? null}::bigint)) as id) named
      join threads t on t.id = named.id left join posts p on p.id = ${postId ?? null}::bigint
    ), chain(id, parent_id, is_private) as (
      select b.id, b.parent_id, b.is_private from place join boards b on b.id = place.board_id
      union select b.id, b.parent_id, b.is_private from chain join boards b on b.id = chain.parent_id
    ), asked(member_id, kind, what, subject, rank) as (${to}
    ), picked as materialized (
      select distinct on (a.member_id) a.member_id, a.kind, a.what, a.subject, place.id as thread_id, coalesce(c.site, k.site) as is_on_site, x.gone_at is not null as is_again,
        case when ${sendsMail}::boolean and coalesce(c.mail, k.mail) and m.email_verified_at is not null and m.email is not null and not ${isBannedNow(at)} and x.gone_at is null
          then ${at}::timestamptz + make_interval(mins => k.delay) end as mail_due_at
      from asked a join kinds k on k.kind = a.kind join members m on m.id = a.member_id join groups g on g.id = m.group_id
      left join place on true
      left join notice_choices c on c.member_id = a.member_id and c.kind = a.kind
      left join notice_causes x on x.cause = ${cause} and x.member_id = a.member_id
      left join thread_watches tw on tw.member_id = a.member_id and tw.thread_id = place.id
      left join board_watches bw on bw.member_id = a.member_id and bw.board_id = place.board_id
      where m.deleted_at is null and (a.member_id <> ${actor} or ${actor} is null)
        and (x.cause is null or x.gone_at is not null)
        and (coalesce(c.site, k.site) or (${sendsMail}::boolean and coalesce(c.mail, k.mail)))
        and (k.is_official or not exists (select 1 from member_blocks b where b.member_id = a.member_id and b.blocked_id = ${actor}))
        and (k.is_loud or k.is_asked_for or coalesce(tw.level, bw.level, '') <> 'muted')
        and (k.is_loud or not coalesce(place.is_gone, false))
        and (not exists (select 1 from chain where is_private) or ${boardVisibleToMember(sql`place.board_id`, at)})
        and (coalesce(place.read_level, 0) = 0 or ${readsAsDeep({ level: sql`place.read_level`, authorId: sql`place.author_id`, boardId: sql`place.board_id` })})
      order by a.member_id, a.rank
    ), made as (
      insert into notices as n (member_id, kind, what, subject, thread_id, post_id, first_post_id, actor_id, actor_count, facts, is_on_site, mail_due_at, created_at, updated_at, read_at)
      select member_id, kind, what, subject, thread_id, ${postId ?? null}::bigint, ${postId ?? null}::bigint, ${actor}, case when ${actor} is null then 0 else 1 end,
        ${JSON.stringify(facts)}::jsonb, is_on_site, mail_due_at, ${at}::timestamptz, ${at}::timestamptz, case when is_again then ${at}::timestamptz end
      from picked
      on conflict (member_id, subject) where read_at is null do update set
        what = excluded.what, facts = excluded.facts, thread_id = coalesce(excluded.thread_id, n.thread_id), post_id = coalesce(excluded.post_id, n.post_id), event_count = n.event_count + 1,
        actor_count = n.actor_count + case when exists (select 1 from notice_causes y where y.notice_id = n.id and y.actor_id = ${actor} and y.gone_at is null) then 0 else excluded.actor_count end,
        other_actor_id = case when n.actor_id is distinct from excluded.actor_id then n.actor_id else n.other_actor_id end,
        actor_id = excluded.actor_id, is_on_site = n.is_on_site or excluded.is_on_site, updated_at = greatest(n.updated_at, excluded.updated_at),
        mail_due_at = coalesce(n.mail_due_at, greatest(excluded.mail_due_at, case when excluded.mail_due_at is not null then n.mailed_at + interval '1 hour' end))
      returning n.id, n.member_id
    )
    insert into notice_causes (cause, member_id, notice_id, actor_id, post_id, at)
    select ${cause}, member_id, id, ${actor}, ${postId ?? null}::bigint, ${at}::timestamptz from made
    on conflict (cause, member_id) do update set notice_id = excluded.notice_id, at = excluded.at, gone_at = null`,
  );
}
