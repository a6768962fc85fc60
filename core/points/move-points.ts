import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Effects, touch } from '@/core/kernel';
import type { Currency } from './rules';

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
 * Answers its id. @throws Error where it does not sum to zero in each currency: that is a bug, never a refusal.
 */
export async function movePoints(effects: Effects, movement: Movement): Promise<number> {
  const id = await writeMovement(effects, movement);
  for (const line of movement.lines) {
    if (!('memberId' in line) || line.amount === 0) continue;
    effects.tally.member(line.memberId, { [line.currency]: line.amount, cause: movement.cause });
    effects.touch(touch.member(line.memberId));
  }
  return id;
}

/** The movement alone: its stored balances are written by whoever asks. */
export async function writeMovement({ tx, context }: Pick<Effects, 'tx' | 'context'>, movement: Movement): Promise<number> {
  const lines = movement.lines.filter(({ amount }) => amount !== 0);
  demandBalance(lines);
  const made = await row<{ id: number }>(
    tx,
    sql`
    with moved as (
      insert into ledger_transactions (rule, cause, actor_id, board_id, note, times, level_of_id, created_at)
      values (${movement.rule}, ${movement.cause}, ${movement.actorId || null}::bigint, ${movement.boardId ?? null}::bigint, ${movement.note ?? ''}, ${movement.times ?? 1}::smallint, ${movement.levelOfId ?? null}::bigint, ${context.now()}::timestamptz)
      returning id
    ), entries as (
      insert into ledger_entries (transaction_id, member_id, system, currency, amount)
      select moved.id, l."memberId", l.system, l.currency, l.amount
      from moved, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l("memberId" bigint, system text, currency text, amount int)
    ) select id from moved`,
  );
  return made!.id;
}

function demandBalance(lines: readonly MovementLine[]): void {
  const sums = new Map<Currency, number>();
  for (const { currency, amount } of lines) {
    if (!Number.isSafeInteger(amount)) throw new Error(`a movement of ${amount} ${currency}`);
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  for (const [currency, sum] of sums) if (sum !== 0) throw new Error(`a movement that leaves ${sum} ${currency} over`);
}
