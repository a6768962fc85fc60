import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rows } from '@/db/rows';
import type { Context } from '@/core/kernel';
import type { FormulaFigures } from '@/core/formulas';
import { capOf, cycleLength, hasTerms, type Terms } from './decide';
import { inForce, timesInForce } from './in-force';

/** Something that a rule may reward, with what is to be known of whom it would reward. */
export interface Occurrence {
  memberId: number;
  name: string;
  groupId: number;
  figures: FormulaFigures;
  total: number;
  at: Date;
  cause: string;
  actorId: number | null;
  boardId: number | null;
  times: number;
  /** It was given before the rehearsal begins: caps and dedupe know of it, sums do not. */
  isBefore: boolean;
}

/** More is not played through; the rehearsal says so. */
export const MOST_OCCURRENCES = 500_000;
const PORTION = 5_000;

interface Wanted {
  action: string;
  since: Date;
  terms: readonly Terms[];
}

/**
 * Hands out what happened since, in order of members, then of time. Read through a cursor, so that memory stays small.
 * Answers whether there was more than `most`.
 */
export async function readOccurrences(
  context: Context,
  wanted: Wanted,
  take: (occurrence: Occurrence) => void,
  most = MOST_OCCURRENCES,
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    await rows(tx, sql`declare rehearsed no scroll cursor for ${story(wanted, most)}`, { once: true });
    for (let seen = 0; ;) {
      const portion = await fetchPortion(tx);
      for (const occurrence of portion) {
        seen += 1;
        if (seen > most) return true;
        take(occurrence);
      }
      if (portion.length < PORTION) return false;
    }
  });
}

const fetchPortion = (tx: Tx) => rows<Occurrence>(tx, sql.raw(`fetch ${PORTION} from rehearsed`), { once: true });

/** Threads and replies are told by the posts themselves; everything else by the ledger and by what was held. */
export const isToldByPosts = (action: string): boolean => action === 'thread' || action === 'reply';

function story(wanted: Wanted, most: number): SQL {
  const told = isToldByPosts(wanted.action) ? postsOf(wanted) : awardsOf(wanted);
  return sql`
    with told as (${told} limit ${most + 1}),
    before as (${givenBefore(wanted)})
    select m.id as "memberId", case when m.deleted_at is null then m.name else '' end as name, m.group_id as "groupId", m.points_total as total,
      jsonb_build_object('posts', m.post_count, 'threads', m.thread_count, 'digests', m.digest_count,
        'reputation', m.reputation, 'coins', m.coins, 'contribution', m.contribution) as figures,
      o.at, o.cause, o."actorId", o."boardId", o.times, o."isBefore"
    from (
      select told.*, false as "isBefore" from told
      union all select before.*, true from before where before."memberId" in (select "memberId" from told)
    ) o join members m on m.id = o."memberId"
    order by m.id, o.at, o.cause`;
}

const postsOf = ({ action, since }: Wanted): SQL => sql`
  select p.author_id as "memberId", p.created_at as at, 'post:' || p.id as cause, p.author_id as "actorId", t.board_id as "boardId", 1::smallint as times
  from posts p join threads t on t.id = p.thread_id
  where p.created_at >= ${since}::timestamptz and p.withdrawn_at is null and t.withdrawn_at is null and ${action === 'thread' ? sql`p.floor = 1` : sql`p.floor > 1`}
  order by p.created_at desc`;

const awardsOf = ({ action, since }: Wanted): SQL => sql`
  select * from (
    ${given(action, sql`l.created_at >= ${since}::timestamptz`)}
    union all
    select h.member_id, h.created_at, h.cause, h.actor_id, h.board_id, h.times from held_awards h
    where h.action = ${action} and h.created_at >= ${since}::timestamptz and not h.is_taken_back
  ) a order by at desc`;

/** Awards by the rule that are in force, at the level they have by now, once for each member whom they gave something. */
const given = (action: string, when: SQL): SQL => sql`
  select e.member_id as "memberId", l.created_at as at, l.cause, l.actor_id as "actorId", l.board_id as "boardId", ${timesInForce(sql`l`)}::smallint as times
  from ledger_transactions l join lateral (
    select distinct member_id from ledger_entries where transaction_id = l.id and member_id is not null
  ) e on true
  where l.rule = ${action} and l.level_of_id is null and ${when} and ${inForce(sql`l`)} and ${timesInForce(sql`l`)} > 0`;

/** How far back the terms look: for ever where something is given once or never twice, else one cycle. */
function givenBefore({ action, since, terms }: Wanted): SQL {
  const minding = terms.filter(hasTerms);
  const reach = Math.max(0, ...minding.map(minutesBack));
  const from = Number.isFinite(reach) ? new Date(since.getTime() - reach * 60_000) : null;
  return given(
    action,
    sql`l.created_at < ${since}::timestamptz and l.created_at >= coalesce(${from}::timestamptz, '-infinity') and ${minding.length > 0}::boolean`,
  );
}

function minutesBack(terms: Terms): number {
  if (terms.dedupe !== 'none') return Infinity;
  return capOf(terms) < Infinity ? cycleLength(terms) : 0;
}
