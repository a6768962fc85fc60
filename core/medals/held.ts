import { type SQL, sql } from 'drizzle-orm';
import { row, rows } from '@/db/rows';
import type { Context, Effects, Verdict, Viewer } from '@/core/kernel';
import { mustBeAdministrator } from '@/core/permissions';

/** SQL: whether a holding `h` counts at this moment. */
export const isHeld = ({ now }: Context): SQL => sql`h.ended_at is null and (h.expires_at is null or h.expires_at > ${now()}::timestamptz)`;

/** SQL: the columns of `MedalView` of medals `md`. */
export const medalColumns = sql`md.id, md.name, md.description, md.sign, md.pigment`;

interface Grant {
  medalId: number;
  memberId: number;
  /** Null = the board itself. */
  grantedBy: number | null;
  reason: string;
}

/**
 * Hangs a medal on somebody. One that has run out is noted as ended first, so that it can be granted anew.
 * Answers false where it is held: of two at once, one counts.
 */
export async function hang(effects: Effects, { medalId, memberId, grantedBy, reason }: Grant): Promise<boolean> {
  const { tx, context, emit } = effects;
  await endExpired(effects, sql`h.medal_id = ${medalId}::bigint and h.member_id = ${memberId}::bigint`);
  const made = await row(
    tx,
    sql`
    insert into member_medals (medal_id, member_id, granted_at, granted_by, reason, expires_at)
    select md.id, ${memberId}::bigint, ${context.now()}::timestamptz, ${grantedBy}::bigint, ${reason}, ${context.now()}::timestamptz + make_interval(days => md.lasts_days)
    from medals md where md.id = ${medalId}::bigint
    on conflict (medal_id, member_id) where ended_at is null do nothing returning id`,
  );
  if (made) emit({ name: 'medal.granted', facts: { medalId, memberId, grantedBy, reason } });
  return made !== undefined;
}

/** Notes what has run out, each holding once. Answers how many. */
export async function endExpired({ tx, context, emit }: Effects, which: SQL = sql`true`): Promise<number> {
  const ended = await rows<{ medalId: number; memberId: number }>(
    tx,
    sql`
    update member_medals h set ended_at = h.expires_at
    where ${which} and h.ended_at is null and h.expires_at <= ${context.now()}::timestamptz
    returning h.medal_id as "medalId", h.member_id as "memberId"`,
  );
  for (const facts of ended) emit({ name: 'medal.expired', facts });
  return ended.length;
}

/** Whether an administrator may tend what was looked for. Who is no administrator is not told what there is. */
export function mayTend(viewer: Viewer, found: object | undefined): Verdict {
  const may = mustBeAdministrator(viewer);
  if (may !== true) return may;
  return found ? true : { reason: 'medal.not_found' };
}
