import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Effects, Failure, touch } from '@/core/kernel';
import { CURRENCIES, type Currency } from './rules';

/**
 * No movement carries a balance, less what is owed, further than this from zero. A column holds 147 million more: room for what is taken back or
 * given again, and for what others move meanwhile.
 */
export const MOST_BALANCE = 2_000_000_000;

/** One side of a movement: a member's account, or one of the system's. */
export type MovementLine = { currency: Currency; amount: number } & (
  { memberId: number } | { system: 'issue' | 'sink' | 'escrow' | 'shortfall' }
);

export interface Movement {
  /** What it is called in every history: the rule's action, or `transfer`, `rating` … (`points.rule.*` in the words). */
  rule: string;
  /** What it belongs to, e.g. `post:12`: it is taken back by it. */
  cause: string;
  /** Who acted; null = the system. */
  actorId: number | null;
  boardId?: number | null;
  note?: string;
  /** The rule's amounts so many times. */
  times?: number;
  /** The award whose level it changes by `times`. */
  levelOfId?: number;
  lines: readonly MovementLine[];
}

/**
 * Writes one balanced movement into the ledger and tells the tally, which moves the stored balances at the end of the command.
 * Answers its id. @throws Failure `points.full` where it would carry a balance beyond `MOST_BALANCE`; Error where it does not sum to zero in each
 * currency: that is a bug, never a refusal.
 */
export async function movePoints(effects: Effects, movement: Movement): Promise<number> {
  const id = await movePointsIfRoom(effects, movement);
  if (id === null) throw new Failure('points.full');
  return id;
}

/** Like `movePoints`, for what comes by the way: where there is no room, nothing moves and the answer is null. */
export async function movePointsIfRoom(effects: Effects, movement: Movement): Promise<number | null> {
  const id = await insertMovement(effects, movement, { isBounded: true });
  if (id === null) return null;
  for (const line of movement.lines) {
    if (!('memberId' in line) || line.amount === 0) continue;
    effects.tally.member(line.memberId, { [line.currency]: line.amount, cause: movement.cause });
    effects.touch(touch.member(line.memberId));
  }
  return id;
}

/** The movement alone: its stored balances are written by whoever asks. */
export async function writeMovement(effects: Pick<Effects, 'tx' | 'context'>, movement: Movement): Promise<number> {
  return (await insertMovement(effects, movement, { isBounded: false }))!;
}

async function insertMovement(
  { tx, context }: Pick<Effects, 'tx' | 'context'>,
  movement: Movement,
  { isBounded }: { isBounded: boolean },
): Promise<number | null> {
  const lines = movement.lines.filter(({ amount }) => amount !== 0);
  demandBalance(lines);
  const made = await row<{ id: number }>(
    tx,
    sql`
    with lines as (
      select * from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l("memberId" bigint, system text, currency text, amount int)
    ), moved as (
      insert into ledger_transactions (rule, cause, actor_id, board_id, note, times, level_of_id, created_at)
      select ${movement.rule}, ${movement.cause}, ${movement.actorId || null}::bigint, ${movement.boardId ?? null}::bigint, ${movement.note ?? ''}, ${movement.times ?? 1}::smallint, ${movement.levelOfId ?? null}::bigint, ${context.now()}::timestamptz
      ${isBounded ? sql`where not exists (${BEYOND})` : sql``}
      returning id
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select moved.id, l."memberId", l.system, l.currency, l.amount from moved, lines l
    ) select id from moved`,
  );
  return made?.id ?? null;
}

/** SQL: lines that would carry somebody further away from zero than may be. What moves them back always may. */
const BEYOND = sql`
  select 1 from lines l join members m on m.id = l."memberId",
    lateral (select case l.currency ${sql.join(
      CURRENCIES.map((currency) => {
        const [balance, owed] = [sql.raw(`m.${currency}`), sql.raw(`m.${currency}_owed`)];
        return sql`when ${sql.raw(`'${currency}'`)} then ${balance}::bigint - ${owed}`;
      }),
      sql` `,
    )} end + l.amount as next) n
  where sign(n.next) = sign(l.amount) and abs(n.next) > ${MOST_BALANCE}::bigint`;

function demandBalance(lines: readonly MovementLine[]): void {
  const sums = new Map<Currency, number>();
  for (const { currency, amount } of lines) {
    if (!Number.isSafeInteger(amount)) throw new Error(`a movement of ${amount} ${currency}`);
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  for (const [currency, sum] of sums) if (sum !== 0) throw new Error(`a movement that leaves ${sum} ${currency} over`);
}
