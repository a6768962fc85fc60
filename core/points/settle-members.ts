import { type SQL, sql } from 'drizzle-orm';
import { row, together } from '@/db/rows';
import { type Effects, type MemberFigures, touch } from '@/core/kernel';
import { type FormulaFigures, formulaToSql } from './formula';

/**
 * Writes the tally of members: figures, balances, total and group, one statement a member, in ascending order of ids, so that
 * no two commands lock members crosswise. Who stands on the ladder moves with the total, up and down.
 */
export async function settleMembers(effects: Effects): Promise<void> {
  const changed = [...effects.tally.members].filter(([, figures]) => Object.values(figures).some(Boolean)).sort(([a], [b]) => a - b);
  for (const [memberId] of changed) effects.touch(touch.member(memberId));
  const moved = await together(effects.tx, () =>
    changed.map(async ([memberId, figures]) => ({
      memberId,
      groups: await row<{ from: number; to: number }>(effects.tx, settleQuery(effects, memberId, figures)),
    })),
  );
  for (const { memberId, groups } of moved) {
    if (groups && groups.from !== groups.to)
      effects.emit({ name: 'member.moved_group', facts: { memberId, fromGroupId: groups.from, toGroupId: groups.to } });
  }
}

/** Columns of a member that a formula may use. */
export const figureColumn =
  (alias: SQL) =>
  (name: keyof FormulaFigures): SQL => {
    const columns: Record<keyof FormulaFigures, SQL> = {
      posts: sql`${alias}.post_count`,
      threads: sql`${alias}.thread_count`,
      digests: sql`${alias}.digest_count`,
      reputation: sql`${alias}.reputation`,
      coins: sql`${alias}.coins`,
      contribution: sql`${alias}.contribution`,
    };
    return columns[name];
  };

/** SQL: the group that follows from a total, for those whose present group is on the ladder. */
export const groupOf = (total: SQL, presentGroup: SQL, presentKind: SQL): SQL => sql`
  case when ${presentKind} = 'ladder'
    then coalesce((select l.id from groups l where l.kind = 'ladder' and l.min_total <= ${total} order by l.min_total desc limit 1), ${presentGroup})
    else ${presentGroup} end`;

/**
 * The member's row is locked first and alone: in a join a row that changed while we waited would be dropped. What is written
 * then follows from the row as it was found under the lock.
 */
function settleQuery({ context }: Effects, memberId: number, figures: MemberFigures): SQL {
  const more = (value: number | undefined) => sql`${value ?? 0}::int`;
  return sql`
    with held as materialized (select * from members where id = ${memberId}::bigint for no key update),
    figured as (
      select id, group_id, thread_count + ${more(figures.threads)} as thread_count, post_count + ${more(figures.posts)} as post_count,
        digest_count + ${more(figures.digests)} as digest_count, coins + ${more(figures.coins)} as coins,
        reputation + ${more(figures.reputation)} as reputation, contribution + ${more(figures.contribution)} as contribution,
        follower_count + ${more(figures.followers)} as follower_count, following_count + ${more(figures.following)} as following_count,
        likes_received + ${more(figures.likesReceived)} as likes_received
      from held
    ),
    counted as (select f.*, ${formulaToSql(context.settings.pointsFormula, figureColumn(sql`f`))} as total from figured f),
    placed as (select c.*, ${groupOf(sql`c.total`, sql`c.group_id`, sql`g.kind`)} as next_group from counted c join groups g on g.id = c.group_id)
    update members m set thread_count = p.thread_count, post_count = p.post_count, digest_count = p.digest_count,
      coins = p.coins, reputation = p.reputation, contribution = p.contribution,
      follower_count = p.follower_count, following_count = p.following_count, likes_received = p.likes_received,
      points_total = p.total, group_id = p.next_group,
      last_posted_at = case when ${figures.posted ?? false}::boolean then ${context.now()}::timestamptz else m.last_posted_at end
    from placed p where m.id = p.id
    returning p.group_id as "from", m.group_id as "to"`;
}
