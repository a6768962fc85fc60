import { type SQL, sql } from 'drizzle-orm';
import { rows } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';

/** Members that are locked and placed together. */
const BATCH = 2_000;
/** From here on every page is purged at once: naming each member's costs more than drawing them again. */
const MANY = 500;

/** SQL: the group that follows from a total, for those whose present group is on the ladder. */
export const groupOf = (total: SQL, presentGroup: SQL, presentKind: SQL): SQL => sql`
  case when ${presentKind} = 'ladder'
    then coalesce((select l.id from groups l where l.kind = 'ladder' and l.min_total <= ${total} order by l.min_total desc limit 1), ${presentGroup})
    else ${presentGroup} end`;

/**
 * Puts every member on the rung that their total asks for, after thresholds or the formula changed: in the transaction of their cause,
 * batch by batch in ascending order of ids, one `member.moved_group` each. `total` makes totals anew. Answers how many changed.
 */
export async function placeMembers(effects: Effects, total?: SQL): Promise<number> {
  let changed = 0;
  for (let after = 0; ;) {
    // Figures must be read after the locks are held: a second statement sees what was committed while the first one waited.
    const ids = await rows<{ id: number }>(
      effects.tx,
      sql`select id from members where id > ${after}::bigint order by id limit ${BATCH} for no key update`,
    );
    if (ids.length === 0) return changed;
    after = ids.at(-1)!.id;
    const moved = await rows<{ id: number; from: number; to: number }>(
      effects.tx,
      placement(
        ids.map(({ id }) => id),
        total,
      ),
      { once: total !== undefined },
    );
    changed += moved.length;
    for (const { id, from, to } of moved) {
      if (changed < MANY) effects.touch(touch.member(id));
      if (from !== to) effects.emit({ name: 'member.moved_group', facts: { memberId: id, fromGroupId: from, toGroupId: to } });
    }
    if (changed >= MANY) effects.touch(touch.everything());
  }
}

/** Figures of the member stand under the alias `f`. */
const placement = (ids: number[], total: SQL = sql`f.points_total`): SQL => sql`
  with figured as (select f.id, f.group_id, f.points_total, ${total} as total from members f where f.id = any (${sql.param(ids)}::bigint[])),
  placed as (select f.*, ${groupOf(sql`f.total`, sql`f.group_id`, sql`g.kind`)} as next_group from figured f join groups g on g.id = f.group_id)
  update members m set points_total = p.total, group_id = p.next_group
  from placed p where m.id = p.id and (p.points_total <> p.total or p.group_id <> p.next_group)
  returning m.id, p.group_id as "from", p.next_group as "to"`;
