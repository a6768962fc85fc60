import { isMember, type SiteSettings, type Verdict, type Viewer } from '@/core/kernel';

/** Who would get the coins. */
export interface Receiver {
  id: number;
  name: string;
  isBanned: boolean;
  /** They have blocked the sender. */
  blocksYou: boolean;
}

/** What a transfer moves. */
export interface TransferFigures {
  /** Leaves the sender. */
  amount: number;
  /** Stays with the board. */
  tax: number;
  /** Reaches the receiver. */
  received: number;
}

/** The board's part is rounded up, so that many small transfers never cost less than a large one. */
export function figuresOf(amount: number, { transferTax }: Pick<SiteSettings, 'transferTax'>): TransferFigures {
  const tax = Math.ceil((amount * transferTax) / 100);
  return { amount, tax, received: amount - tax };
}

/** The smallest amount of which anything arrives. */
export function smallestTransfer(settings: Pick<SiteSettings, 'transferTax'>): number {
  let amount = 1;
  while (figuresOf(amount, settings).received < 1) amount += 1;
  return amount;
}

/** Whether the viewer may send coins at all. */
export function mayTransfer(viewer: Viewer): Verdict {
  if (!isMember(viewer)) return { reason: 'session.required' };
  if (viewer.isBanned) return { reason: 'member.banned' };
  if (viewer.rights.has('points.transfer')) return true;
  const facts = { right: 'points.transfer', group: viewer.groupKey };
  return viewer.groupKey === 'muted' ? { reason: 'member.muted' } : { reason: 'group.may_not', facts };
}

/** Whether this amount may go to this member, with so many coins at hand. */
export function maySend(
  viewer: Viewer,
  receiver: Receiver,
  { amount, coins, settings }: { amount: number; coins: number; settings: Pick<SiteSettings, 'transferTax' | 'transferLeast'> },
): Verdict {
  const may = mayTransfer(viewer);
  if (may !== true) return may;
  if (receiver.id === viewer.id) return { reason: 'transfer.self' };
  if (receiver.blocksYou) return { reason: 'member.blocks_you' };
  if (receiver.isBanned) return { reason: 'transfer.receiver_banned' };
  if (figuresOf(amount, settings).received < 1) return { reason: 'transfer.too_small', facts: { least: smallestTransfer(settings) } };
  const has = Math.max(0, coins - settings.transferLeast);
  return amount > has ? { reason: 'points.too_few', facts: { currency: 'coins', has, needs: amount } } : true;
}
