import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '@/db/client';
import { row, rows } from '@/db/rows';
import { command, type Context, demand, type Effects } from '@/core/kernel';
import { lockBalances, movePoints } from '@/core/points';
import { findReceiver, transferInput } from './transfer-input';
import { figuresOf, maySend, mayTransfer, type Receiver, type TransferFigures } from './transfer-policy';

export interface TransferResult extends TransferFigures {
  transferId: number;
  to: string;
  /** Coins of the sender after it. */
  left: number;
}

interface Facts {
  receiver: Receiver;
  /** Coins of the sender, under the lock. */
  coins: number;
}

/**
 * Sends coins to another member (E8); the board keeps its part. Both members' rows are held from the beginning, the lower id first, so that
 * what is there to spend stays there until it is spent. Under one repeat key it happens once.
 */
export const transferPoints = command({
  name: 'transfer-points',
  input: transferInput,
  limit: { points: 20, seconds: 60 },
  // Who may not send at all learns nothing of whom there is.
  prepare: (_input, { viewer }) => demand(mayTransfer(viewer)),
  facts: holdBoth,
  ability: ({ receiver, coins }, { amount }, { viewer, settings }) => maySend(viewer, receiver, { amount, coins, settings }),
  run: send,
});

async function holdBoth(tx: Tx, { to }: { to: string }, context: Context): Promise<Facts> {
  const { viewer } = context;
  const { id } = await findReceiver(tx, context, to);
  const balances = await lockBalances(tx, [viewer.id, id]);
  // Asked once more: a ban may have come while the lock was waited for.
  return { receiver: await findReceiver(tx, context, to, id), coins: balances.get(viewer.id)?.coins ?? 0 };
}

async function send(
  effects: Effects,
  { receiver, coins }: Facts,
  { amount, note }: z.output<typeof transferInput>,
): Promise<TransferResult> {
  const { tx, context, emit } = effects;
  const fromId = context.viewer.id;
  const toId = receiver.id;
  const figures = figuresOf(amount, context.settings);
  const { tax, received } = figures;
  const next = await row<{ id: number }>(tx, sql`select nextval(pg_get_serial_sequence('transfers', 'id')) as id`);
  const transferId = next!.id;
  const transactionId = await movePoints(effects, {
    rule: 'transfer',
    cause: `transfer:${transferId}`,
    actorId: fromId,
    note,
    lines: [
      { memberId: fromId, currency: 'coins', amount: -amount },
      { memberId: toId, currency: 'coins', amount: received },
      { system: 'sink', currency: 'coins', amount: tax },
    ],
  });
  await rows(
    tx,
    sql`
    insert into transfers (id, from_id, to_id, amount, tax, note, transaction_id, created_at) overriding system value
    values (${transferId}::bigint, ${fromId}::bigint, ${toId}::bigint, ${amount}::int, ${tax}::int, ${note}, ${transactionId}::bigint, ${context.now()}::timestamptz)`,
  );
  emit({ name: 'points.transferred', facts: { transferId, fromId, toId, amount, received, note } });
  return { ...figures, transferId, to: receiver.name, left: coins - amount };
}
