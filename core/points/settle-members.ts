import { type SQL, sql } from 'drizzle-orm';
import { row, together } from '@/db/rows';
import { type Effects, type MemberFigures, type SiteSettings, touch } from '@/core/kernel';
import { type FormulaFigures, formulaToSql } from '@/core/formulas';
import { groupOf } from '@/core/groups';
import { readSettings } from '@/core/settings';
import { CURRENCIES, type Currency } from './rules';
import { floorOf, type Shift, writeShift } from './shortfall';

type Settings = Pick<SiteSettings, 'pointsFormula' | 'pointFloors'>;

interface Settled extends Shift {
  from: number;
  to: number;
}

/**
 * Writes the tally of members: figures, balances, total and group, one statement a member, in ascending order of ids, so that
 * no two commands lock members crosswise. Who stands on the ladder moves with the total, up and down. A balance that would fall
 * below its floor stays on it, and whoever owes repays first: a movement of its own says so.
 */
export async function settleMembers(effects: Effects): Promise<void> {
  const changed = [...effects.tally.members].filter(([, figures]) => hasChanged(figures)).sort(([a], [b]) => a - b);
  for (const [memberId] of changed) effects.touch(touch.member(memberId));
  await together(effects.tx, () => changed.map(([memberId, figures]) => settleMember(effects, memberId, figures)));
}

const hasChanged = ({ cause: _cause, ...figures }: MemberFigures): boolean => Object.values(figures).some(Boolean);

async function settleMember(effects: Effects, memberId: number, figures: MemberFigures): Promise<void> {
  const settled =
    (await row<Settled>(effects.tx, settleQuery(effects, { memberId, figures, settings: effects.context.settings }))) ??
    (await settleAgain(effects, memberId, figures));
  if (!settled) return;
  if (settled.from !== settled.to)
    effects.emit({ name: 'member.moved_group', facts: { memberId, fromGroupId: settled.from, toGroupId: settled.to } });
  if (CURRENCIES.some((currency) => settled[currency] !== 0)) await writeShift(effects, { memberId, shift: settled, cause: figures.cause });
}

/**
 * Nothing was written: the member does not stand where formula and thresholds, as this command knows them, put them. Formula, floors or
 * thresholds were changed while it waited for the row, so it looks again and takes what is in force now.
 */
async function settleAgain(effects: Effects, memberId: number, figures: MemberFigures): Promise<Settled | undefined> {
  const settings = await readSettings(effects.tx);
  return row<Settled>(effects.tx, settleQuery(effects, { memberId, figures, settings, anyway: true }), { once: true });
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

interface Settling {
  memberId: number;
  figures: MemberFigures;
  settings: Settings;
  /** Also where they stand elsewhere than they should. */
  anyway?: boolean;
}

/**
 * The member's row is locked first and alone: in a join a row that changed while we waited would be dropped. What is written
 * then follows from the row as it was found under the lock.
 */
function settleQuery({ context }: Effects, { memberId, figures, settings, anyway = false }: Settling): SQL {
  const more = (value: number | undefined) => sql`${value ?? 0}::int`;
  const total = (alias: SQL) => formulaToSql(settings.pointsFormula, figureColumn(alias));
  return sql`
    with held as materialized (select * from members where id = ${memberId}::bigint for no key update),
    figured as (
      select id, group_id as from_group, points_total as from_total, ${total(sql`h`)} as right_total, ${isLevel(settings)} as is_level,
        thread_count + ${more(figures.threads)} as thread_count, post_count + ${more(figures.posts)} as post_count,
        digest_count + ${more(figures.digests)} as digest_count, ${balances(figures, settings)},
        follower_count + ${more(figures.followers)} as follower_count, following_count + ${more(figures.following)} as following_count,
        likes_received + ${more(figures.likesReceived)} as likes_received
      from held h
    ),
    counted as (select f.*, ${total(sql`f`)} as total from figured f),
    placed as (
      select c.*, ${groupOf(sql`c.total`, sql`c.from_group`, sql`g.kind`)} as next_group, ${groupOf(sql`c.from_total`, sql`c.from_group`, sql`g.kind`)} as right_group
      from counted c join groups g on g.id = c.from_group
    )
    update members m set thread_count = p.thread_count, post_count = p.post_count, digest_count = p.digest_count,
      coins = p.coins, reputation = p.reputation, contribution = p.contribution,
      coins_owed = p.coins_owed, reputation_owed = p.reputation_owed, contribution_owed = p.contribution_owed,
      follower_count = p.follower_count, following_count = p.following_count, likes_received = p.likes_received,
      points_total = p.total, group_id = p.next_group,
      last_posted_at = case when ${figures.posted ?? false}::boolean then ${context.now()}::timestamptz else m.last_posted_at end
    from placed p where m.id = p.id and (${anyway}::boolean or (p.from_total = p.right_total and p.from_group = p.right_group and p.is_level))
    returning p.from_group as "from", m.group_id as "to", p.coins_shift as coins, p.reputation_shift as reputation, p.contribution_shift as contribution`;
}

/** SQL: whether the balances under the lock stand as these floors put them. */
const isLevel = (settings: Settings): SQL =>
  sql`(${sql.join(
    CURRENCIES.map((currency) => {
      const [balance, owed] = [sql.raw(`h.${currency}`), sql.raw(`h.${currency}_owed`)];
      return sql`${balance} = greatest(${balance} - ${owed}, ${floorOf(settings, currency)})`;
    }),
    sql` and `,
  )})`;

/** SQL: each balance with what is owed set against it and its floor under it, what is owed then, and by how much floors moved it. */
function balances(figures: MemberFigures, settings: Settings): SQL {
  const each = (currency: Currency): SQL => {
    const [balance, owed] = [sql.raw(`h.${currency}`), sql.raw(`h.${currency}_owed`)];
    const next = sql`${balance} + ${figures[currency] ?? 0}::int`;
    const stands = sql`greatest(${next} - ${owed}, ${floorOf(settings, currency)})`;
    return sql`${stands} as ${sql.raw(currency)}, ${stands} - (${next} - ${owed}) as ${sql.raw(currency)}_owed, ${stands} - (${next}) as ${sql.raw(currency)}_shift`;
  };
  return sql.join(CURRENCIES.map(each), sql`, `);
}
