import type { PointAmounts } from '@/core/points/views';
import type { Frame } from '@/components/ui/frame';

const CURRENCIES = ['coins', 'reputation', 'contribution'] as const;

/** Amounts with their sign and currency, e.g. 金钱 +2 · 威望 +1. */
export function Amounts({ amounts, frame }: { amounts: PointAmounts; frame: Frame }) {
  return <>{amountsIn(amounts, frame).join(' · ')}</>;
}

function amountsIn(amounts: PointAmounts, { t, formats }: Frame): string[] {
  return CURRENCIES.filter((currency) => amounts[currency]).map((currency) => {
    const value = amounts[currency] ?? 0;
    const size = Math.abs(value);
    return t(`points.${currency}`, { amount: `${value > 0 ? '+' : '−'}${formats.number(size)}`, count: size });
  });
}

/** Words of a rule: ours for the factory's actions, else the action itself. */
export function ruleWords(action: string, { t }: Frame): string {
  const key = `points.rule.${action.replace(/[._]/g, '-')}`;
  return t.has(key) ? t(key) : action;
}
