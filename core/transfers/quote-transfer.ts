import { sql } from 'drizzle-orm';
import { row } from '@/db/rows';
import { type Context, demand, validate } from '@/core/kernel';
import { demandField, findReceiver, transferInput } from './transfer-input';
import { figuresOf, maySend, mayTransfer, smallestTransfer, type TransferFigures } from './transfer-policy';

/** What a transfer would do, for the page that asks once more. */
export interface TransferQuote extends TransferFigures {
  to: string;
  note: string;
  taxPercent: number;
  /** Coins of the sender now, and after it. */
  coins: number;
  left: number;
}

/**
 * Says what a transfer would do and does nothing. It refuses what the command would refuse.
 * @throws Failure
 */
export async function quoteTransfer(context: Context, raw: unknown): Promise<TransferQuote> {
  const { viewer, settings } = context;
  demand(mayTransfer(viewer));
  const { to, amount, note } = validate(transferInput, raw);
  const [receiver, coins] = await Promise.all([findReceiver(context.db, context, to), coinsOf(context)]);
  demandField(maySend(viewer, receiver, { amount, coins, settings }));
  return { ...figuresOf(amount, settings), to: receiver.name, note, taxPercent: settings.transferTax, coins, left: coins - amount };
}

/** What the form for a transfer starts with. */
export interface TransferTermsView {
  coins: number;
  taxPercent: number;
  /** Coins that must stay. */
  least: number;
  smallest: number;
}

/** @throws Failure where the viewer may not send coins */
export async function readTransferTerms(context: Context): Promise<TransferTermsView> {
  demand(mayTransfer(context.viewer));
  const { transferTax, transferLeast } = context.settings;
  return { coins: await coinsOf(context), taxPercent: transferTax, least: transferLeast, smallest: smallestTransfer(context.settings) };
}

async function coinsOf({ db, viewer }: Context): Promise<number> {
  return (await row<{ coins: number }>(db, sql`select coins from members where id = ${viewer.id}::bigint`))?.coins ?? 0;
}
