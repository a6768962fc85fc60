import type { PointAmounts } from '@/core/points';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

/** Amounts of a row, without zeroes. */
export const amountsOf = (rated: Record<(typeof CURRENCIES)[number], number>): PointAmounts =>
  Object.fromEntries(CURRENCIES.flatMap((currency) => (rated[currency] ? [[currency, rated[currency]]] : [])));
