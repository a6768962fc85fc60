import { z } from 'zod';
import type { Reason } from '@/core/kernel';

/** The largest amount that anybody may type; sums of a few of them still fit into a column. */
const MOST_TYPED = 999_999_999;

/** Full-width digits and signs, as an input method leaves them, are the plain ones; `²` or `①` is no amount. */
const plain = (typed: string): string =>
  typed
    .replace(/[\uff10-\uff19\uff0b\uff0d]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u2212', '-')
    .trim();

const numberOf = (typed: number | string): number => {
  if (typeof typed !== 'string') return typed;
  const text = typed.length > 40 ? '' : plain(typed);
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : NaN;
};

const isWithin = (amount: number, least: number): boolean => Number.isSafeInteger(amount) && amount >= least && amount <= MOST_TYPED;

/** What was typed, as a number; NaN where it is none, so that whoever asks says why with bounds of their own. */
const typedAmount = z.custom<number | string>(() => true).transform(numberOf);

/** A whole amount of points, as a number or as it is typed into a form: no fractions, nothing huge, no thousands' separators. */
export const amountInput = typedAmount.refine((amount) => isWithin(amount, -MOST_TYPED), { message: 'input.invalid' });

/** The same from 1; zero is told apart, anything else is refused with the bounds. */
export const positiveAmountInput = (zero: Reason) =>
  typedAmount
    .refine((amount) => amount !== 0, { message: zero })
    .refine((amount) => isWithin(amount, 0), { message: 'amount.invalid', params: { minimum: 1, maximum: MOST_TYPED } });
